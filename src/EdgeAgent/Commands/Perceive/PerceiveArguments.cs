using System.Globalization;

namespace Roomtone.EdgeAgent.Commands.Perceive;

/// <summary>What <c>perceive</c> was asked to do.</summary>
/// <param name="Paths">Pictures and folders of pictures.</param>
/// <param name="Json">One JSON line a picture instead of a table.</param>
/// <param name="Crops">Each picture is one face already cut out.</param>
/// <param name="MinScore">Null for the settings' own threshold.</param>
internal sealed record PerceiveArguments(IReadOnlyList<string> Paths, bool Json, bool Crops, float? MinScore)
{
    public const string Usage = "Usage: perceive [--json] [--crops] [--min-score S] [--] PATH…";

    /// <summary>What comes after it is a path, whatever it begins with.</summary>
    private const string EndOfOptions = "--";

    private const string Allowed = "Allowed: 0.01 to 0.99.";

    /// <summary>Options that the settings read, each with one value.</summary>
    private static readonly string[] ForSettings = ["--settings"];

    /// <exception cref="ArgumentException">An argument is unknown or missing.</exception>
    public static PerceiveArguments Parse(IReadOnlyList<string> args)
    {
        var asked = new PerceiveArguments([], false, false, null);
        List<string> paths = [];
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == EndOfOptions)
            {
                paths.AddRange(args.Skip(i + 1));
                break;
            }

            if (args[i] == "--json") asked = asked with { Json = true };
            else if (args[i] == "--crops") asked = asked with { Crops = true };
            else if (args[i] == "--min-score") asked = asked with { MinScore = Score(args.ElementAtOrDefault(++i)) };
            else if (ForSettings.Contains(args[i])) i++;
            else if (!args[i].StartsWith("--", StringComparison.Ordinal)) paths.Add(args[i]);
            else if (!args[i].Contains('=', StringComparison.Ordinal)) throw new ArgumentException($"{args[i]} is not known. {Usage}");
        }

        return paths.Count > 0 ? asked with { Paths = paths } : throw new ArgumentException($"No picture is named. {Usage}");
    }

    /// <summary>The arguments that may be settings.</summary>
    public static string[] Options(IEnumerable<string> args) => [.. args.TakeWhile(arg => arg != EndOfOptions)];

    private static float Score(string? text) =>
        float.TryParse(text, CultureInfo.InvariantCulture, out var score) && score is >= 0.01f and <= 0.99f
            ? score
            : throw new ArgumentException($"--min-score is {text ?? "without a value"}. {Allowed}");
}
