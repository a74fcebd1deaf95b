using Roomtone.Hosting;
using Roomtone.Lab.Demo;

namespace Roomtone.Lab.Tests.Demo;

public class DemoOptionsTests
{
    [Fact]
    public void All_of_them_at_once()
    {
        var options = new DemoSyntax().OptionsOf(["--camera", "pictures", "--for", "60", "--json", "--fresh"]);

        Assert.Equal(new DemoOptions("pictures", TimeSpan.FromSeconds(60), Json: true, Fresh: true), options);
        Assert.Equal(
            new DemoOptions("browser", Speaker: DemoSpeaker.Browser, Online: true),
            new DemoSyntax().OptionsOf(["--camera", "browser", "--speaker", "browser", "--online"]));
    }

    [Theory]
    [InlineData("--for", "soon")]
    [InlineData("--for", "0")]
    [InlineData("--for", "-5")]
    [InlineData("--for")]
    [InlineData("--camera", "/no/such/film.mp4")]
    [InlineData("--speaker", "radio")]
    [InlineData("--speaker")]
    [InlineData("--cinema")]
    [InlineData("--online")]
    [InlineData("--online", "--speaker", "local")]
    public void What_cannot_be_understood_is_refused_with_what_is_allowed(params string[] arguments) =>
        Assert.Contains(
            arguments[0],
            Assert
                .Throws<UsageException>(() => new DemoSyntax().OptionsOf(arguments))
                .Message.Replace("camera or video", "--camera", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
}
