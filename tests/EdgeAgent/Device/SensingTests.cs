using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Tests.Camera;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Device;

public sealed class SensingTests : IAsyncDisposable, IEventLog, ILiveState
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly List<DeviceEvent> _events = [];
    private readonly List<Sensing> _started = [];
    private LiveSensing? _live;
    private HoursSettings _hours = new();
    private Capture _capture = null!;

    public async ValueTask DisposeAsync()
    {
        await _capture.DisposeAsync();
        foreach (var sensing in _started) sensing.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_camera_is_read_from_the_start()
    {
        await StartAsync();

        Assert.True(_capture.IsOn);
        Assert.True(_live?.On);
    }

    [Fact]
    public async Task A_stop_ends_the_capture_and_says_who_asked()
    {
        var sensing = await StartAsync();

        await sensing.HandleAsync(Asked(CommandNames.SensingStop), CancellationToken.None);

        Assert.False(_capture.IsOn);
        Assert.False(_live?.On);
        Assert.Equal(new DeviceEvent(DeviceHappenings.SensingStopped, "Stopped by anna."), Assert.Single(_events));
    }

    [Fact]
    public async Task A_stop_outlives_a_restart_of_the_box()
    {
        await (await StartAsync()).HandleAsync(Asked(CommandNames.SensingStop), CancellationToken.None);
        await _capture.DisposeAsync();

        await StartAsync();

        Assert.False(_capture.IsOn);
    }

    [Fact]
    public async Task A_choice_that_cannot_be_read_counts_as_a_stop()
    {
        await File.WriteAllTextAsync(_folder.In("sensing.json"), "{\"on\":", TestContext.Current.CancellationToken);

        await StartAsync();

        Assert.False(_capture.IsOn);
        Assert.Equal(DeviceHappenings.SensingStopped, Assert.Single(_events).What);
    }

    [Fact]
    public async Task A_choice_that_could_not_be_read_stays_a_stop_at_the_next_restart()
    {
        await File.WriteAllTextAsync(_folder.In("sensing.json"), "{\"on\":", TestContext.Current.CancellationToken);
        await StartAsync();
        await _capture.DisposeAsync();

        await StartAsync();

        Assert.False(_capture.IsOn);
    }

    [Fact]
    public async Task A_stop_that_a_full_disk_did_not_take_is_remembered_when_it_has_room()
    {
        var sensing = await StartAsync();
        Directory.CreateDirectory(_folder.In("sensing.json.new")); // Where it is written: so it cannot be.
        var refusal = await Assert.ThrowsAsync<CommandRefusedException>(() =>
            sensing.HandleAsync(Asked(CommandNames.SensingStop), CancellationToken.None)
        );
        Assert.Contains("cannot be remembered over a restart yet", refusal.Message, StringComparison.Ordinal);
        sensing.Refresh();

        Directory.Delete(_folder.In("sensing.json.new"));
        sensing.Refresh();
        await _capture.DisposeAsync();
        await StartAsync();

        Assert.False(_capture.IsOn);
    }

    [Fact]
    public async Task A_stop_that_could_not_be_remembered_says_so_again_when_it_is_pressed_again()
    {
        var sensing = await StartAsync();
        Directory.CreateDirectory(_folder.In("sensing.json.new"));
        await Assert.ThrowsAsync<CommandRefusedException>(() =>
            sensing.HandleAsync(Asked(CommandNames.SensingStop), CancellationToken.None)
        );

        await Assert.ThrowsAsync<CommandRefusedException>(() =>
            sensing.HandleAsync(Asked(CommandNames.SensingStop), CancellationToken.None)
        );
    }

    [Fact]
    public async Task A_second_stop_changes_nothing()
    {
        var sensing = await StartAsync();
        await sensing.HandleAsync(Asked(CommandNames.SensingStop), CancellationToken.None);

        await sensing.HandleAsync(Asked(CommandNames.SensingStop), CancellationToken.None);

        Assert.Single(_events);
    }

    [Fact]
    public async Task When_the_room_closes_the_capture_ends_and_it_begins_again_when_it_opens()
    {
        _hours = OpenUntilTwo;
        var sensing = await StartAsync();

        await PassAsync(sensing, hours: 2);
        Assert.False(_capture.IsOn);
        Assert.Equal((true, "The room is closed until Tue 08:00. Nothing looks."), (_live!.On, _live.Detail));

        await PassAsync(sensing, hours: 18);
        Assert.True(_capture.IsOn);
        Assert.Equal(
            [DeviceHappenings.RoomClosed, DeviceHappenings.RoomOpened],
            _events.Select(e => e.What).Where(what => what.StartsWith("room", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_persons_stop_holds_when_the_room_opens()
    {
        _hours = OpenUntilTwo;
        var sensing = await StartAsync();
        await sensing.HandleAsync(Asked(CommandNames.SensingStop), CancellationToken.None);

        await PassAsync(sensing, hours: 20);

        Assert.False(_capture.IsOn);
    }

    [Fact]
    public async Task A_start_while_the_room_is_closed_waits_for_the_opening()
    {
        _hours = OpenUntilTwo;
        var sensing = await StartAsync();
        await sensing.HandleAsync(Asked(CommandNames.SensingStop), CancellationToken.None);
        await PassAsync(sensing, hours: 3);

        await sensing.HandleAsync(Asked(CommandNames.SensingStart), CancellationToken.None);
        Assert.False(_capture.IsOn);

        await PassAsync(sensing, hours: 17);
        Assert.True(_capture.IsOn);
    }

    [Fact]
    public async Task Nothing_looks_when_the_box_starts_in_a_closed_room()
    {
        _hours = new HoursSettings { TimeZone = "UTC", Open = ["Tue 08:00-14:00"] };

        await StartAsync();

        Assert.False(_capture.IsOn);
    }

    /// <summary>It is Monday noon.</summary>
    private static HoursSettings OpenUntilTwo => new() { TimeZone = "UTC", Open = ["08:00-14:00"] };

    private async Task PassAsync(Sensing sensing, int hours)
    {
        _clock.Advance(TimeSpan.FromHours(hours));
        await sensing.FollowHoursAsync();
    }

    void IEventLog.Append<T>(string type, T data) => _events.Add(Assert.IsType<DeviceEvent>(data));

    void ILiveState.Show<T>(string kind, T state) => _live = Assert.IsType<LiveSensing>(state);

    private async Task<Sensing> StartAsync()
    {
        _capture = new Capture(
            new ReplayCamera(_clock, new Frame(64, 64)),
            new CameraSettings { Width = 64, Height = 64 },
            _clock,
            NullLogger<Capture>.Instance
        );
        var sensing = new Sensing(
            _capture,
            new StateFile<SensingChoice>(_folder.In("sensing.json")),
            new CurrentSchedule(_hours, _clock),
            this,
            this,
            _clock
        );
        _started.Add(sensing);
        await sensing.StartAsync(CancellationToken.None);
        return sensing;
    }

    private Command Asked(string name) => new(Guid.NewGuid(), name, null, "anna", _clock.GetUtcNow().AddMinutes(1));
}
