using System.Text.Json;

namespace Roomtone.Cli.Doctor;

/// <summary>Runs all checks and tells what they found.</summary>
internal sealed class DoctorRun(IReadOnlyList<ICheck> checks, TextWriter output)
{
    private const int NameWidth = 12;

    /// <returns>The exit code: 1 when there is a fault.</returns>
    public async Task<int> RunAsync(bool json, CancellationToken cancellationToken)
    {
        var found = new List<(ICheck Check, Finding Finding)>();
        foreach (var check in checks)
        {
            var finding = await FindAsync(check, cancellationToken);
            found.Add((check, finding));
            if (!json) await PrintAsync(check, finding);
        }

        var faults = found.Count(one => one.Finding.Verdict == Verdict.Fault);
        await output.WriteLineAsync(json ? Json(found, faults) : faults == 0 ? "Nothing stands in the way." : $"{faults} to mend.");
        return faults == 0 ? 0 : 1;
    }

    private static async Task<Finding> FindAsync(ICheck check, CancellationToken cancellationToken)
    {
        try
        {
            return await check.CheckAsync(cancellationToken);
        }
#pragma warning disable CA1031 // Whatever one check throws, the others are still made.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Finding.Note($"This could not be looked at: {e.Message}", "Run it again; if this stays, report it with this sentence.");
        }
    }

    private async Task PrintAsync(ICheck check, Finding finding)
    {
        var verdict = finding.Verdict switch { Verdict.Well => "well ", Verdict.Note => "note ", _ => "FAULT" };
        await output.WriteLineAsync($"{verdict}  {check.Name.PadRight(NameWidth)} {finding.What}");
        if (finding.Fix is { } fix) await output.WriteLineAsync($"{"",NameWidth + 8}fix: {fix}");
        foreach (var line in finding.Lines) await output.WriteLineAsync($"{"",NameWidth + 8}| {line}");
    }

    private static string Json(IEnumerable<(ICheck Check, Finding Finding)> found, int faults) => JsonSerializer.Serialize(new
    {
        faults,
        checks = found.Select(one => new
        {
            name = one.Check.Name,
            verdict = one.Finding.Verdict switch { Verdict.Well => "well", Verdict.Note => "note", _ => "fault" },
            what = one.Finding.What,
            fix = one.Finding.Fix,
            lines = one.Finding.Lines,
        }),
    });
}
