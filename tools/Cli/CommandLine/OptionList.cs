using System.CommandLine;

namespace Roomtone.Cli.CommandLine;

/// <summary>The options of a command in one sentence.</summary>
internal static class OptionList
{
    public static string Of(Command command)
    {
        var words = command.Arguments.Select(argument => argument.HelpName ?? argument.Name)
            .Concat(command.Options.Where(option => option is { Hidden: false } and not System.CommandLine.Help.HelpOption).Select(option => option.HelpName is { } value ? $"{option.Name} {value}" : option.Name))
            .ToList();
        return $"It knows {(words.Count > 1 ? $"{string.Join(", ", words[..^1])} and {words[^1]}" : string.Concat(words))}.";
    }
}
