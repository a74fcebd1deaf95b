using System.CommandLine;
using Roomtone.Cli.CommandLine;
using Roomtone.Cli.Doctor;
using Roomtone.Hosting;

namespace Roomtone.Lab.Doctor;

/// <summary><c>./roomtone doctor</c> on the command line of a checkout.</summary>
internal sealed class LabDoctorSyntax : CommandSyntax<LabDoctorOptions>
{
    private const int ShortestSeconds = 10;
    private const int LongestSeconds = 3600;

    private readonly Option<bool> _json = CommandOption.Flag("--json", "The findings as one JSON line.");

    private readonly Option<string?> _settings = DoctorSyntax.SettingsOption();

    private readonly Option<bool> _privacy = CommandOption.Flag("--privacy", "Watches the agent's system calls instead of the machine.");

    private readonly Option<TimeSpan?> _for = CommandOption.Seconds("--for", LongestSeconds, "How long the agent is watched.", ShortestSeconds);

    public LabDoctorSyntax()
        : base("doctor", "Looks at all that the checkout needs, and prints the fix for each fault.")
    {
        foreach (Option option in new Option[] { _json, _settings, _privacy, _for }) Add(option);
    }

    public override string Allowed => "It knows --json, --settings FILE, and --privacy [--for SECONDS].";

    protected override LabDoctorOptions Read(ParseResult line)
    {
        var options = new LabDoctorOptions(line.GetValue(_json), line.GetValue(_settings), line.GetValue(_privacy), line.GetValue(_for));
        if (options.For is not null && !options.Privacy) throw new UsageException("--for belongs to --privacy.");
        if (options is { Privacy: true, Settings: not null }) throw new UsageException("--settings does not go with --privacy: there the agent runs with settings of its own and the sample photographs.");
        return options;
    }
}
