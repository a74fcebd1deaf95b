using System.CommandLine;
using System.CommandLine.Parsing;
using Roomtone.Cli.CommandLine;

namespace Roomtone.Cli.Doctor;

/// <summary><c>roomtone doctor</c> on the command line.</summary>
internal sealed class DoctorSyntax : CommandSyntax<DoctorOptions>
{
    private readonly Option<bool> _json = CommandOption.Flag("--json", "The findings as one JSON line.");

    private readonly Option<string?> _settings = SettingsOption();

    public DoctorSyntax()
        : base("doctor", "Looks at all that the installed services need, and prints the fix for each fault.")
    {
        Add(_json);
        Add(_settings);
    }

    public static Option<string?> SettingsOption() => CommandOption.Of<string?>("--settings", "FILE", "The agent's settings, in place of the installed ones.", null, FileFrom);

    protected override DoctorOptions Read(ParseResult line) => new(line.GetValue(_json), line.GetValue(_settings));

    private static string? FileFrom(string value, ArgumentResult result)
    {
        if (!File.Exists(value)) result.AddError($"There is no settings file '{value}'.");
        return Path.GetFullPath(value);
    }
}
