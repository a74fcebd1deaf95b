using System.Diagnostics;

namespace Roomtone.Cli.Doctor.Checks;

/// <summary>The agent's program as somebody to ask: what it knows of settings and cameras is not written a second time.</summary>
/// <param name="assembly">The agent's dll.</param>
/// <param name="folder">Where it runs: the paths of its default settings lead on from there.</param>
internal sealed class AgentProgram(string assembly, string folder)
{
    /// <param name="verb">One of its commands that answers with a JSON line.</param>
    /// <param name="settings">The settings file; null for its defaults.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellationToken">Ends it before that.</param>
    /// <returns>What it said; null where it is not built.</returns>
    public async Task<string?> AskAsync(string verb, string? settings, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!File.Exists(assembly)) return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        string[] arguments = [assembly, verb, "--json", .. settings is null ? [] : new[] { "--settings", settings }];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = folder })!;
        try
        {
            return await process.StandardOutput.ReadToEndAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
