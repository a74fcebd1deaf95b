using Roomtone.Cli.Doctor.Installed;

namespace Roomtone.Cli.Tests.Doctor.Installed;

public class UnitCheckTests
{
    [Theory]
    [InlineData("ActiveState=active\nSubState=running\nResult=success\nNRestarts=0\n", "Well", "runs")]
    [InlineData("ActiveState=active\nSubState=running\nResult=success\nNRestarts=7\n", "Note", "7 times")]
    [InlineData("ActiveState=inactive\nSubState=dead\nResult=success\nNRestarts=0\n", "Note", "does not run")]
    [InlineData("ActiveState=failed\nSubState=failed\nResult=exit-code\nExecMainStatus=78\nNRestarts=0\n", "Fault", "exit code 78")]
    [InlineData("ActiveState=activating\nSubState=auto-restart\nResult=watchdog\nExecMainStatus=0\nNRestarts=4\n", "Fault", "watchdog")]
    [InlineData(null, "Note", "systemd does not run here")]
    public async Task What_systemd_says_of_a_unit_is_told(string? answer, string verdict, string words)
    {
        var finding = await new UnitCheck("roomtone-agent", (_, _) => Task.FromResult(answer)).CheckAsync(TestContext.Current.CancellationToken);

        Assert.Equal(verdict, finding.Verdict.ToString());
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
    }
}
