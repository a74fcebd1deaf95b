using System.Globalization;
using System.Runtime.CompilerServices;

namespace Roomtone.CloudSync.Ingest.Reading;

/// <summary>Range and length checks. Each failure is a sentence with the value and the allowed range.</summary>
internal static class Check
{
    /// <exception cref="UnreadableException">Out of range, or not a number.</exception>
    public static void Range(double? value, double from, double to, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        // Written so that NaN fails too.
        if (value is { } number && !(number >= from && number <= to))
            throw new UnreadableException(
                string.Create(CultureInfo.InvariantCulture, $"{Member(name)} is {number}; it must be from {from} to {to}.")
            );
    }

    /// <exception cref="UnreadableException">Missing or too long.</exception>
    public static void Length(string? text, int most, [CallerArgumentExpression(nameof(text))] string name = "")
    {
        if (text is null) throw new UnreadableException($"{Member(name)} is missing.");
        if (text.Length > most) throw new UnreadableException($"{Member(name)} has {text.Length} characters; at most {most} are allowed.");
    }

    private static string Member(string expression)
    {
        var name = expression[(expression.LastIndexOf('.') + 1)..].Trim('?', '!');
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
