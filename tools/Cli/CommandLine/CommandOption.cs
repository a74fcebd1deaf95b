using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Roomtone.Cli.CommandLine;

/// <summary>The kinds of options that our commands have.</summary>
internal static class CommandOption
{
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>The path of a file or folder that is there or shall be made, from where the caller stands.</summary>
    public static Option<string?> Path(string name, string value, string description) =>
        Of<string?>(name, value, description, null, (text, _) => System.IO.Path.GetFullPath(text));

    public static Option<int> Number(string name, string value, int usual, int most, string description) =>
        Of(name, value, description, usual, (text, result) => NumberFrom(text, 1, most, "a whole number", name, result));

    public static Option<TimeSpan?> Seconds(string name, int most, string description, int least = 1) =>
        Of<TimeSpan?>(
            name,
            "SECONDS",
            description,
            null,
            (text, result) => TimeSpan.FromSeconds(NumberFrom(text, least, most, "a whole number of seconds", name, result))
        );

    /// <param name="name">With its dashes.</param>
    /// <param name="value">What stands for the value in the help.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="usual">Without it on the line.</param>
    /// <param name="read">Makes the value; adds an error to the result where it cannot.</param>
    public static Option<T> Of<T>(string name, string value, string description, T usual, Func<string, ArgumentResult, T> read) => new(name)
    {
        HelpName = value,
        Arity = ArgumentArity.ExactlyOne,
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result => result.Tokens.Count == 1 ? read(result.Tokens[0].Value, result) : usual,
    };

    private static int NumberFrom(string text, int least, int most, string what, string name, ArgumentResult result)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        result.AddError($"{name} is '{text}'; it must be {what} from {least} to {most}.");
        return least;
    }
}
