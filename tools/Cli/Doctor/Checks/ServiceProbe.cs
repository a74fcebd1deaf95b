using System.Diagnostics;

namespace Roomtone.Cli.Doctor.Checks;

/// <summary>A service's own program as somebody to ask: what it knows of settings and cameras is not written a second time.</summary>
/// <param name="program">The installed program, or the dll of a build.</param>
/// <param name="folder">Where it runs: the paths of its default settings lead on from there.</param>
internal sealed class ServiceProbe(string program, string folder)
{
    private const string DotNet = "dotnet";

    /// <param name="verb">One of its commands that answers with a JSON line.</param>
    /// <param name="settings">The settings file; null for its defaults.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellationToken">Ends it before that.</param>
    /// <returns>What it said; null where it is not there.</returns>
    /// <exception cref="TimeoutException">It did not answer in time.</exception>
    public async Task<string?> AskAsync(string verb, string? settings, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!File.Exists(program)) return null;
        using var late = new CancellationTokenSource(patience, TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        string[] arguments = [verb, "--json", .. settings is null ? [] : new[] { "--settings", settings }];
        using var process = Process.Start(
            program.EndsWith(".dll", StringComparison.Ordinal) ? Start(DotNet, [program, .. arguments]) : Start(program, arguments)
        )!;
        try
        {
            return await process.StandardOutput.ReadToEndAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"{Path.GetFileName(program)} {verb} did not answer within {patience.TotalSeconds:0} s. The machine is too busy, or it hangs."
            );
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Start(string file, IEnumerable<string> arguments) =>
        new(file, arguments) { RedirectStandardOutput = true, WorkingDirectory = Directory.Exists(folder) ? folder : "/" };
}
