using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

public class FailedTracksTests
{
    private readonly FailedTracks _failed = new(new ManualClock());

    [Fact]
    public void A_track_that_stood_still_may_not_come_for_a_while_and_is_not_broken()
    {
        _failed.Doubt("a", "The sound stood still.");

        Assert.Equal(["a"], _failed.Tracks);
        Assert.Empty(_failed.Faults);
    }

    [Fact]
    public void A_track_that_stands_still_each_time_while_others_are_heard_is_broken_until_it_is_heard()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Empty(_failed.Faults);
            _failed.Doubt("a", "The sound stood still.");
            _failed.Forgive("b");
        }

        Assert.Equal("The sound stood still.", _failed.Faults["a"]);
        _failed.Forgive("a");
        _failed.Doubt("a", "The sound stood still.");
        Assert.Empty(_failed.Faults);
    }

    [Fact]
    public void Where_everything_stands_still_no_track_is_to_blame()
    {
        for (var i = 0; i < 100; i++) _failed.Doubt($"{i % 5}", "The sound stood still.");

        Assert.Empty(_failed.Faults);
    }
}
