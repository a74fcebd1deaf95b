using Roomtone.Cli.Doctor.Checks;
using Roomtone.Hosting;

namespace Roomtone.Cli.Doctor;

/// <summary>What <c>roomtone doctor</c> was asked for on the command line.</summary>
/// <param name="Json">Whether the findings are one JSON line.</param>
/// <param name="Settings">The agent's settings file; null for that of the installed agent, or the agent's defaults.</param>
internal sealed record DoctorOptions(bool Json = false, string? Settings = null)
{
    private const string Installed = "/usr/lib/roomtone";

    private const string State = "/var/lib/roomtone";

    /// <exception cref="UsageException">An argument is not known, or its value is not allowed.</exception>
    public static DoctorOptions Parse(IEnumerable<string> arguments)
    {
        var options = new DoctorOptions();
        var rest = new Arguments(arguments);
        while (rest.Next(out var argument))
        {
            options = argument switch
            {
                "--json" => options with { Json = true },
                "--settings" => options with { Settings = FileFrom(rest.Value()) },
                _ => throw new UsageException($"doctor does not know '{argument}'. It knows --json and --settings FILE."),
            };
        }

        return options;
    }

    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var settings = Settings ?? Examination.InstalledSettings;
        var agent = new AgentProgram(Path.Combine(Installed, "agent", "Roomtone.EdgeAgent.dll"), State);
        return new Examination(
            [
                new SettingsCheck(agent, settings),
                CameraCheck.Here(agent, settings),
                new SpeakerCheck(),
                ProgramsCheck.OfTheAgent,
                ModelsCheck.Of(
                    Path.Combine(Installed, "models", "blazeface-256.onnx"),
                    Path.Combine(Installed, "models", "expression.onnx"),
                    "sudo apt-get install --reinstall roomtone-agent"),
                ClockCheck.Here(time),
                new DiskCheck(Directory.Exists(State) ? State : "/"),
                new PermissionsCheck(State),
            ],
            Console.Out).RunAsync(Json, cancellationToken);
    }

    private static string FileFrom(string value) =>
        File.Exists(value) ? Path.GetFullPath(value) : throw new UsageException($"There is no settings file '{value}'.");
}
