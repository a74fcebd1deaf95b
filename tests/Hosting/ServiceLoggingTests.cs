using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Roomtone.Hosting.Tests.Systemd;

namespace Roomtone.Hosting.Tests;

[Collection(nameof(SystemdTests))]
public sealed class ServiceLoggingTests
{
    [Fact]
    public void Under_systemd_each_line_carries_its_priority()
    {
        using var systemd = new NotifySocket();

        Assert.Equal(ConsoleFormatterNames.Systemd, Formatter());
    }

    [Fact]
    public void Elsewhere_the_lines_are_for_people() => Assert.Equal(ConsoleFormatterNames.Simple, Formatter());

    private static string? Formatter() => new ServiceCollection().AddLogging(logging => logging.AddServiceConsole())
        .BuildServiceProvider().GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName;
}
