using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Device.Clock;

public class ClockJumpsTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_clock_that_is_corrected_by_seconds_at_each_look_has_not_jumped_however_far_it_comes()
    {
        var jumps = new ClockJumps(_clock);
        for (var i = 1; i < 100; i++)
        {
            _clock.Jumped = TimeSpan.FromSeconds(20 * i);
            _clock.Advance(TimeSpan.FromSeconds(5));
            Assert.Null(jumps.Take());
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(-30)]
    public void A_clock_that_is_set_has_jumped_once(int seconds)
    {
        var jumps = new ClockJumps(_clock);
        _clock.Jumped = TimeSpan.FromSeconds(seconds);

        Assert.Equal(seconds, jumps.Take()?.TotalSeconds);
        Assert.Null(jumps.Take());
    }
}
