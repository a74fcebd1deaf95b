using System.Diagnostics;
using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.FrontDoor.Doctor.Checks;

/// <summary>The agent's own program, which opens the camera for a moment and names its fault.</summary>
/// <param name="assembly">The agent's dll.</param>
/// <param name="settings">Its settings file; null for its defaults.</param>
internal sealed class CameraTrial(string assembly, string? settings) : ICameraWitness
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    public async Task<Finding?> AskAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(assembly)) return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        string[] arguments = [assembly, "camera", "--json", .. settings is null ? [] : new[] { "--settings", settings }];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        try
        {
            var answer = await process.StandardOutput.ReadToEndAsync(limit.Token);
            return FindingIn(answer);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

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
