using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.Cli.Doctor.Checks;

/// <summary>Whether a service would start with its settings: keys, values and, for the agent, zones, hours and networks.</summary>
/// <param name="program">Its program, which is asked.</param>
/// <param name="settings">The settings file; null for the defaults.</param>
/// <param name="service">The service as a sentence begins with it.</param>
internal sealed class SettingsCheck(ServiceProbe program, string? settings, string service = "The agent") : ICheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public string Name => "settings";

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        var problems = await program.AskAsync("settings", settings, Patience, cancellationToken) is { } answer ? ProblemsIn(answer) : null;
        return problems switch
        {
            null => Finding.Note("The settings are not looked at: the agent is not built.", RoomtoneCommand.Setup),
            [] => Finding.Well(settings is null ? "There is no settings file; the defaults are used." : $"{service} can use {settings}."),
            _ => Finding.Fault(
                $"{service} does not start with {settings ?? "its defaults"}.",
                "Correct the keys that are named here; docs/settings.md lists what is allowed."
            ) with
            {
                Lines = problems,
            },
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
