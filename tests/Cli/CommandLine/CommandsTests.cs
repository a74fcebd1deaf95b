using Roomtone.Cli.CommandLine;
using Roomtone.Cli.Host;
using Roomtone.Hosting;
using Roomtone.Testing;

namespace Roomtone.Cli.Tests.CommandLine;

public class CommandsTests
{
    [Theory]
    [InlineData("no-such-command", "There is no command 'no-such-command'")]
    [InlineData("doctor --privacy", "doctor does not know '--privacy'. It knows --json and --settings FILE.")]
    [InlineData("backup", "backup needs a file")]
    [InlineData("backup --fast", "backup does not know '--fast'. It knows FILE and --settings FILE.")]
    [InlineData("restore a b", "restore does not know 'b'. It knows FILE, --settings FILE and --force.")]
    [InlineData("restore a --force=perhaps", "restore does not know 'perhaps'.")]
    [InlineData("ca device", "ca device needs the id of the device")]
    [InlineData("ca show --for a", "ca does not know '--for'")]
    public void Wrong_use_is_refused_with_what_is_allowed(string words, string sentence)
    {
        var line = Commands.All(new ManualClock(), TextWriter.Null).Parse(words.Split(' '), UsageErrors.Parser);

        Assert.Contains(sentence, Assert.Throws<UsageException>(() => UsageErrors.Refuse(line)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("device list", "roomtone-dashboard")]
    [InlineData("join CODE --server https://a", "roomtone-agent")]
    [InlineData("perceive a.jpg", "roomtone-agent")]
    public void A_services_command_names_the_package_that_brings_it(string words, string package)
    {
        var missing = Assert.Throws<ServerException>(() => ServiceCommand.BecomeService(Commands.All(new ManualClock(), TextWriter.Null), words.Split(' ')));

        Assert.Contains($"is a command of the package {package}, which is not installed", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_use_and_failure_have_exit_codes_of_their_own_and_help_has_none()
    {
        var commands = Commands.All(new ManualClock(), TextWriter.Null);

        Assert.Equal(2, await CommandLineRun.RunAsync(commands, ["backup"]));
        Assert.Equal(1, await CommandLineRun.RunAsync(commands, ["device", "list"]));
        Assert.Equal(0, await CommandLineRun.RunAsync(commands, ["help", "ca"]));
    }
}
