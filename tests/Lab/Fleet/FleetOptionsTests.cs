using Roomtone.Hosting;
using Roomtone.Lab.Fleet;

namespace Roomtone.Lab.Tests.Fleet;

public class FleetOptionsTests
{
    [Fact]
    public void All_of_them_at_once()
    {
        var options = new FleetSyntax().OptionsOf(["--devices", "100", "--events-per-second", "500", "--for", "20", "--json"]);

        Assert.Equal(new FleetOptions(100, 500, TimeSpan.FromSeconds(20), Json: true), options);
    }

    [Theory]
    [InlineData("--devices", "none")]
    [InlineData("--devices", "0")]
    [InlineData("--devices", "4001")]
    [InlineData("--events-per-second", "0.5")]
    [InlineData("--for", "-5")]
    [InlineData("--for")]
    [InlineData("--ships")]
    public void What_cannot_be_understood_is_refused_with_what_is_allowed(params string[] arguments) =>
        Assert.Contains(arguments[0], Assert.Throws<UsageException>(() => new FleetSyntax().OptionsOf(arguments)).Message, StringComparison.Ordinal);
}
