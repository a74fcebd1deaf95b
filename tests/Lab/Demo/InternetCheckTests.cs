using Roomtone.Cli.Host;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Servers;

namespace Roomtone.Lab.Tests.Demo;

public class InternetCheckTests
{
    [Fact]
    public async Task Where_there_is_no_internet_the_demo_says_so_and_what_to_do()
    {
        var check = new InternetCheck(TimeProvider.System, $"http://127.0.0.1:{FreePort.Next()}/iframe_api");

        var fault = await Assert.ThrowsAsync<ServerException>(() => check.RunAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("--online needs the internet, and 127.0.0.1 cannot be reached", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("Without --online the demo plays with stand-ins.", fault.Message, StringComparison.Ordinal);
    }
}
