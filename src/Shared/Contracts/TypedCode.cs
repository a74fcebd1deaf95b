using System.Security.Cryptography;

namespace Roomtone.Contracts;

/// <summary>
/// Codes that people read and type: Crockford's base 32, without I, L, O and U (https://www.crockford.com/base32.html), five
/// bits a letter.
/// </summary>
public static class TypedCode
{
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Make(int letters) => RandomNumberGenerator.GetString(Alphabet, letters);

    /// <summary>Takes small letters, and O, I and L for what they look like; blanks and dashes do not count.</summary>
    /// <returns>Null where it has another length, or letters of no code.</returns>
    public static string? Read(string? text, int letters)
    {
        // A longer one is no code however it is written: what a stranger sends is not looked at letter by letter.
        if (text is null || text.Length > 2 * letters) return null;
        var read = string.Concat(text.ToUpperInvariant().Where(c => c is not ('-' or ' ')).Select(c => c switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            _ => c,
        }));
        return read.Length == letters && read.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? read : null;
    }

    public static string Grouped(string letters, int size) =>
        string.Join('-', letters.Chunk(size).Select(group => new string(group)));
}
