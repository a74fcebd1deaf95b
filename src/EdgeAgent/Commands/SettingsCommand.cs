using System.Text;
using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Commands;

/// <summary>The agent's <c>settings</c>: says whether it would start with its settings, and starts nothing. <c>./roomtone doctor</c> asks it.</summary>
internal static class SettingsCommand
{
    /// <returns>0, or 78 when the settings cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await AgentHost.CheckAsync(args);
            await PrintAsync([], args.Contains("--json"));
            return 0;
        }
        catch (SettingsException e)
        {
            await PrintAsync(e.Message.Split('\n'), args.Contains("--json"));
            return SettingsException.ExitCode;
        }
    }

    private static Task PrintAsync(string[] problems, bool json) => Console.Out.WriteLineAsync(
        json ? Encoding.UTF8.GetString(Wire.Write(new SettingsReport(problems)))
        : problems.Length == 0 ? "The settings can be used."
        : string.Join(Environment.NewLine, problems));
}

/// <param name="Problems">A sentence each; none when the agent would start.</param>
internal sealed record SettingsReport(IReadOnlyList<string> Problems);
