namespace Roomtone.Cli.Doctor;

/// <summary>What <c>roomtone doctor</c> was asked for on the command line.</summary>
/// <param name="Json">Whether the findings are one JSON line.</param>
/// <param name="Settings">The agent's settings file; null for that of the installed agent, or the agent's defaults.</param>
internal sealed record DoctorOptions(bool Json = false, string? Settings = null);
