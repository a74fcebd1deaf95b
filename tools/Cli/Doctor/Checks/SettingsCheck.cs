using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.Cli.Doctor.Checks;

/// <summary>Whether the agent would start with its settings: keys, values, zones, hours and networks.</summary>
/// <param name="agent">Its program, which is asked.</param>
/// <param name="settings">The settings file; null for the defaults.</param>
internal sealed class SettingsCheck(AgentProgram agent, string? settings) : ICheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string Name => "settings";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var problems = await agent.AskAsync("settings", settings, Patience, cancellationToken) is { } answer ? ProblemsIn(answer) : null;
        return problems switch
        {
            null => Finding.Note("The settings are not looked at: the agent is not built.", "./roomtone setup"),
            [] => Finding.Well(settings is null ? "There is no settings file; the defaults are used." : $"The agent can use {settings}."),
            _ => Finding.Fault($"The agent does not start with {settings ?? "its defaults"}.", "Correct the keys that are named here; docs/settings.md lists what is allowed.") with { Lines = problems },
        };
    }

    private static IReadOnlyList<string>? ProblemsIn(string answer)
    {
        try
        {
            return JsonSerializer.Deserialize<Told>(answer, Wire.Json)?.Problems;
        }
        catch (JsonException)
        {
            return null; // An older build without this command.
        }
    }

    private sealed record Told(IReadOnlyList<string> Problems);
}
