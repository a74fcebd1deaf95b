using System.Globalization;

namespace Roomtone.Hosting.Settings;

/// <summary>How one kind of value is written.</summary>
/// <param name="Kind">In the settings file; there and elsewhere it may also be a text that holds it.</param>
/// <param name="Expected">What it must be, as a sentence ends with it.</param>
/// <param name="Fits">Whether a text holds one.</param>
internal sealed record ScalarShape(SettingsNodeKind Kind, string Expected, Func<string, bool> Fits)
{
    private static readonly ScalarShape Whole =
        new(SettingsNodeKind.Number, "a whole number", text => int.TryParse(text, Sign, CultureInfo.InvariantCulture, out _));

    private static readonly ScalarShape Fraction = new(
        SettingsNodeKind.Number,
        "a number such as 0.5",
        text => double.TryParse(text, Floating, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
    );

    /// <summary>Without a colon a number counts days, which nobody means.</summary>
    private static readonly ScalarShape Duration = new(
        SettingsNodeKind.Text,
        "a time as hours:minutes:seconds, such as \"00:00:05\"",
        text => text == "0" || (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _))
    );

    public static readonly IReadOnlyDictionary<Type, ScalarShape> Known = new Dictionary<Type, ScalarShape>
    {
        [typeof(int)] = Whole,
        [typeof(long)] = Whole with { Fits = text => long.TryParse(text, Sign, CultureInfo.InvariantCulture, out _) },
        [typeof(double)] = Fraction,
        [typeof(float)] = Fraction,
        [typeof(bool)] = new(SettingsNodeKind.Boolean, "true or false", text => bool.TryParse(text, out _)),
        [typeof(TimeSpan)] = Duration,
    };

    private const NumberStyles Sign = NumberStyles.AllowLeadingSign;
    private const NumberStyles Floating = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Names only: the numbers behind them are nobody's to write.</summary>
    public static ScalarShape OneOf(string[] names) => new(
        SettingsNodeKind.Text,
        $"one of {string.Join(", ", names.Select(name => $"\"{name}\""))}",
        text => names.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase)
    );
}
