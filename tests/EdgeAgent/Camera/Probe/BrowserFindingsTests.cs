using Roomtone.EdgeAgent.Camera.Probe;
using Roomtone.EdgeAgent.Device;

namespace Roomtone.EdgeAgent.Tests.Camera.Probe;

public sealed class BrowserFindingsTests
{
    [Fact]
    public void A_home_is_told_to_open_the_page_and_a_venue_that_it_may_not()
    {
        var (home, venue) = (BrowserFindings.Of(Place.Home), BrowserFindings.Of(Place.Venue));

        Assert.Equal(("note", "no-page"), (home.Verdict, home.Fault));
        Assert.Contains("tap Start", home.Fix, StringComparison.Ordinal);
        Assert.Equal(("fault", "browser-in-venue"), (venue.Verdict, venue.Fault));
        Assert.Contains("homes only", venue.What, StringComparison.Ordinal);
    }
}
