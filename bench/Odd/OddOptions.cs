using System.Globalization;
using Roomtone.Odd.Bench.Inputs;

namespace Roomtone.Odd.Bench;

/// <summary>What the bench was asked.</summary>
/// <param name="Minutes">How long it goes on.</param>
/// <param name="Seed">Of all damages.</param>
/// <param name="Kinds">Which kinds of input; all by default.</param>
/// <param name="Data">A folder with more good files, or null.</param>
/// <param name="Replay">A find to look at again, or null.</param>
/// <param name="Library">Whether the odd library is played instead.</param>
/// <param name="Files">How many files the odd library has at least.</param>
/// <param name="Json">The last line of standard output is one JSON object.</param>
internal sealed record OddOptions(
    double Minutes,
    int Seed,
    IReadOnlyList<string> Kinds,
    string? Data,
    string? Replay,
    bool Library,
    int Files,
    bool Json
)
{
    private const string Usage =
        "Usage: bench odd [--minutes N] [--seed S] [--kinds a,b] [--data DIR] [--json] | --replay FILE | --library [--files N] [--json]";

    /// <exception cref="ArgumentException">An argument is unknown, or lacks its value.</exception>
    public static OddOptions Parse(string[] args)
    {
        var asked = new OddOptions(5, 1, [.. InputKinds.Names], null, null, false, 300, false);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            asked = args[i] switch
            {
                "--json" => asked with { Json = true },
                "--library" => asked with { Library = true },
                "--minutes" when double.TryParse(value, CultureInfo.InvariantCulture, out var minutes) && minutes > 0 => Next(
                    ref i,
                    asked with
                    {
                        Minutes = minutes,
                    }
                ),
                "--seed" when int.TryParse(value, CultureInfo.InvariantCulture, out var seed) => Next(ref i, asked with { Seed = seed }),
                "--files" when int.TryParse(value, CultureInfo.InvariantCulture, out var files) => Next(ref i, asked with { Files = files }),
                "--kinds" when value?.Split(',') is { } kinds && kinds.All(InputKinds.Names.Contains) => Next(ref i, asked with { Kinds = kinds }),
                "--data" when Directory.Exists(value) => Next(ref i, asked with { Data = value }),
                "--replay" when value is not null => Next(ref i, asked with { Replay = value }),
                _ => throw new ArgumentException(
                    $"{args[i]} is not known, or its value is missing or wrong. {Usage}\nKinds: {string.Join(", ", InputKinds.Names)}."
                ),
            };
        }

        return asked;
    }

    private static OddOptions Next(ref int i, OddOptions asked)
    {
        i++;
        return asked;
    }
}
