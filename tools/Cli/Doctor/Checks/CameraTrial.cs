using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.Cli.Doctor.Checks;

/// <summary>The agent's own program, which opens the camera for a moment and names its fault.</summary>
/// <param name="agent">The program.</param>
/// <param name="settings">Its settings file; null for its defaults.</param>
internal sealed class CameraTrial(ServiceProbe agent, string? settings) : ICameraWitness
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    public async Task<Finding?> AskAsync(CancellationToken cancellationToken) =>
        await agent.AskAsync("camera", settings, Patience, cancellationToken) is { } answer ? FindingIn(answer) : null;

    private static Finding? FindingIn(string answer)
    {
        try
        {
            var told = JsonSerializer.Deserialize<Told>(answer, Wire.Json);
            return told?.Verdict switch
            {
                "well" => Finding.Well(told.What),
                "note" => Finding.Note(told.What, told.Fix),
                "fault" => Finding.Fault(told.What, told.Fix ?? "") with { Lines = told.Lines },
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null; // An older build without this command; the device files are looked at instead.
        }
    }

    private sealed record Told(string Verdict, string What, string? Fix, IReadOnlyList<string> Lines);
}
