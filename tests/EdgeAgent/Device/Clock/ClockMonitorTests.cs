using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Device.Clock;

public sealed class ClockMonitorTests : IAsyncDisposable, IEventLog
{
    private readonly ManualClock _clock = new();
    private readonly List<DeviceEvent> _events = [];
    private readonly SaidLines _said = new();
    private ClockMonitor? _monitor;

    [Theory]
    [InlineData(365, "forward by 365 days")]
    [InlineData(-3, "back by 3 days")]
    [InlineData(0.125, "forward by 3 hours")]
    public async Task A_jump_of_the_clock_is_an_event(double days, string says)
    {
        await StartAsync();
        _clock.Jumped = TimeSpan.FromDays(days);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.TrueAsync(() => _events.Count > 0, "it is said");
        _clock.Advance(TimeSpan.FromMinutes(1));

        var jump = _events.First(said => said.What == DeviceHappenings.ClockSet);
        Assert.Contains(says, jump.Detail, StringComparison.Ordinal);
        Assert.Single(_said.All, line => line.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_is_corrected_by_seconds_has_not_jumped()
    {
        await StartAsync();
        for (var i = 1; i < 30; i++) // However seldom a busy machine lets it look: no two looks are 30 s apart.
        {
            _clock.Jumped = TimeSpan.FromSeconds(i);
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        await _monitor!.StopAsync(TestContext.Current.CancellationToken);
        Assert.Empty(_events);
    }

    [Theory]
    [InlineData(1970, 1, 1)]
    [InlineData(2000, 1, 1)]
    [InlineData(2036, 2, 7)]
    [InlineData(2038, 1, 19)]
    public async Task A_time_that_cannot_be_is_said_once(int year, int month, int day)
    {
        _clock.Jumped = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) - _clock.GetUtcNow();
        await StartAsync();
        await Eventually.TrueAsync(() => _events.Count > 0, "it is said");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _monitor!.StopAsync(TestContext.Current.CancellationToken);

        var doubt = Assert.Single(_events);
        Assert.Equal(DeviceHappenings.ClockWrong, doubt.What);
        Assert.Contains($"{year}-", doubt.Detail, StringComparison.Ordinal);
    }

    void IEventLog.Append<T>(string type, T data) => _events.Add((DeviceEvent)(object)data!);

    public async ValueTask DisposeAsync()
    {
        if (_monitor is null) return;
        await _monitor.StopAsync(CancellationToken.None);
        _monitor.Dispose();
    }

    private Task StartAsync()
    {
        var faults = new FaultLog(_clock, NullLogger<FaultLog>.Instance);
        _monitor = new ClockMonitor(this, faults, _clock, _said.CreateLogger<ClockMonitor>());
        return _monitor.StartAsync(TestContext.Current.CancellationToken);
    }
}
