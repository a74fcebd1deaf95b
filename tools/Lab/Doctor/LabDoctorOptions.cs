using Roomtone.Lab.Privacy;

namespace Roomtone.Lab.Doctor;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Json">Whether the findings are one JSON line.</param>
/// <param name="Settings">The agent's settings file; null for that of the installed agent, or the agent's defaults.</param>
/// <param name="Privacy">Whether the agent is watched instead of the box.</param>
/// <param name="For">How long the agent is watched.</param>
internal sealed record LabDoctorOptions(bool Json = false, string? Settings = null, bool Privacy = false, TimeSpan? For = null)
{
    private static readonly TimeSpan WatchFor = TimeSpan.FromSeconds(30);

    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(string root, TimeProvider time, CancellationToken cancellationToken) => Privacy
        ? new PrivacyRun(root, For ?? WatchFor, time, Console.Error).RunAsync(Json, Console.Out, cancellationToken)
        : CheckoutDoctor.In(root, Settings, time, Console.Out).RunAsync(Json, cancellationToken);
}
