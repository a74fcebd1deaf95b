using Roomtone.Hosting;
using Roomtone.Lab.Privacy;

namespace Roomtone.Lab.Doctor;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Json">Whether the findings are one JSON line.</param>
/// <param name="Settings">The agent's settings file; null for that of the installed agent, or the agent's defaults.</param>
/// <param name="Privacy">Whether the agent is watched instead of the box.</param>
/// <param name="For">How long the agent is watched.</param>
internal sealed record LabDoctorOptions(bool Json = false, string? Settings = null, bool Privacy = false, TimeSpan? For = null)
{
    private const int ShortestSeconds = 10;
    private const int LongestSeconds = 3600;
    private static readonly TimeSpan WatchFor = TimeSpan.FromSeconds(30);

    /// <exception cref="UsageException">An argument is not known, or its value is not allowed.</exception>
    public static LabDoctorOptions Parse(IEnumerable<string> arguments)
    {
        var options = new LabDoctorOptions();
        var rest = new Arguments(arguments);
        while (rest.Next(out var argument))
        {
            options = argument switch
            {
                "--json" => options with { Json = true },
                "--privacy" => options with { Privacy = true },
                "--settings" => options with { Settings = FileFrom(rest.Value()) },
                "--for" => options with { For = rest.Seconds(LongestSeconds, ShortestSeconds) },
                _ => throw new UsageException($"doctor does not know '{argument}'. It knows --json, --settings FILE, and --privacy [--for SECONDS]."),
            };
        }

        if (options.For is not null && !options.Privacy) throw new UsageException("--for belongs to --privacy.");
        if (options is { Privacy: true, Settings: not null }) throw new UsageException("--settings does not go with --privacy: there the agent runs with settings of its own and the sample photographs.");
        return options;
    }

    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(string root, TimeProvider time, CancellationToken cancellationToken) => Privacy
        ? new PrivacyRun(root, For ?? WatchFor, time, Console.Error).RunAsync(Json, Console.Out, cancellationToken)
        : CheckoutDoctor.In(root, Settings, time, Console.Out).RunAsync(Json, cancellationToken);

    private static string FileFrom(string value) =>
        File.Exists(value) ? Path.GetFullPath(value) : throw new UsageException($"There is no settings file '{value}'.");
}
