using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Tests.Camera;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Device.Schedule;

public sealed class ScheduleServiceTests : IAsyncDisposable, IEventLog, ILiveState
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new(); // Monday, 5 January 2026, 12:00 UTC.
    private readonly Capture _capture;
    private readonly Sensing _sensing;
    private readonly VolumeControl _volume;
    private readonly ScheduleService _hoursClock;

    public ScheduleServiceTests()
    {
        var hours = new CurrentSchedule(
            new HoursSettings
            {
                TimeZone = "UTC",
                Open = ["08:00-14:00"],
                Quiet = ["13:00-07:00"],
                QuietVolumePercent = 15,
            },
            _clock
        );
        _capture = new Capture(
            new ReplayCamera(_clock, new Frame(64, 64)),
            new CameraSettings { Width = 64, Height = 64 },
            _clock,
            NullLogger<Capture>.Instance
        );
        _sensing = new Sensing(_capture, new StateFile<SensingChoice>(_folder.In("sensing.json")), hours, this, this, _clock);
        _volume = new VolumeControl(new RecordingSpeaker(_clock), new MusicSettings());
        _hoursClock = new ScheduleService(hours, _sensing, _volume, _clock, new FaultLog(_clock, NullLogger<FaultLog>.Instance));
    }

    public async ValueTask DisposeAsync()
    {
        await _hoursClock.StopAsync(CancellationToken.None);
        _hoursClock.Dispose();
        await _capture.DisposeAsync();
        _sensing.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_clock_on_the_wall_turns_the_music_down_and_closes_the_eye()
    {
        await _sensing.StartAsync(CancellationToken.None);
        await _hoursClock.StartAsync(CancellationToken.None);
        await PassAsync(
            TimeSpan.FromMinutes(59),
            () => _volume.Limit == 100 && _capture.IsOn,
            "it is neither quiet nor closed before its time"
        );

        await PassAsync(TimeSpan.FromMinutes(2), () => _volume.Limit == 15, "the quiet hours begin");
        Assert.True(_capture.IsOn);

        await PassAsync(TimeSpan.FromHours(1), () => !_capture.IsOn, "the room closes");
        await PassAsync(TimeSpan.FromHours(18), () => _capture.IsOn && _volume.Limit == 100, "the next day begins");
    }

    void IEventLog.Append<T>(string type, T data) => Assert.Equal(EventTypes.Device, type);

    void ILiveState.Show<T>(string kind, T state) => Assert.Equal(StateKinds.Sensing, kind);

    private Task PassAsync(TimeSpan time, Func<bool> then, string what)
    {
        _clock.Advance(time);
        return Eventually.TrueAsync(then, what);
    }
}
