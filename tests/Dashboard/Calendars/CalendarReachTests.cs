using System.Net;
using Roomtone.Dashboard.Calendars;

namespace Roomtone.Dashboard.Tests.Calendars;

public class CalendarReachTests
{
    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("192.168.1.20", true)]
    [InlineData("10.0.0.5", true)]
    [InlineData("fd00::20", true)]
    [InlineData("2606:2800:220:1::", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.8.9.1", false)]
    [InlineData("::1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void A_calendar_is_read_in_the_network_and_never_from_this_machine(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, new CalendarReach().Allows(IPAddress.Parse(address)));
}
