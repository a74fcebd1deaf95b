namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// The number of a recording, the same wherever it is sold (ISO 3901): a country and registrant of five letters or
/// digits, a year and a number of seven digits. Twelve characters of base 36 fit into 64 bits.
/// </summary>
internal readonly record struct Isrc(ulong Packed)
{
    private const int Length = 12;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static Isrc None => default;

    public bool IsKnown => Packed != 0;

    /// <param name="text">As tagged, e.g. <c>US-S1Z-99-00001</c>.</param>
    /// <returns>The number, or <see cref="None"/> where it is none.</returns>
    public static Isrc Of(string? text)
    {
        var (packed, count) = (0ul, 0);
        foreach (var c in text ?? "")
        {
            if (c is '-' or ' ') continue;
            var digit = Digits.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            var fits = count < 2 ? digit >= 10 : count < 5 ? digit >= 0 : digit is >= 0 and < 10;
            if (!fits || count == Length) return None;
            packed = (packed * 36) + (ulong)digit;
            count++;
        }

        return count == Length ? new Isrc(packed) : None;
    }

    public override string ToString() => IsKnown
        ? string.Create(Length, Packed, (text, packed) =>
        {
            for (var i = text.Length - 1; i >= 0; i--, packed /= 36) text[i] = Digits[(int)(packed % 36)];
        })
        : "";
}
