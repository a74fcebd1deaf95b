using System.Text.Json;

namespace Roomtone.Hosting;

/// <summary>A service's command <c>settings [--json]</c>: says whether it would start with its settings, and starts nothing. <c>roomtone doctor</c> asks it.</summary>
public static class SettingsCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="args">What follows the command.</param>
    /// <param name="check">Puts the service together and starts nothing.</param>
    /// <returns>0, or 78 when the settings cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args, Func<Task> check)
    {
        try
        {
            await check();
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
        json ? JsonSerializer.Serialize(new { problems }, Json)
        : problems.Length == 0 ? "The settings can be used."
        : string.Join(Environment.NewLine, problems));
}
