using System.Security.Cryptography;
using System.Text;

namespace Roomtone.Contracts;

/// <summary>
/// A one-time code with which a device joins: a secret of 50 bits, and the first 100 bits of the SHA-256 of the
/// authority's certificate, so that the device knows whom to trust before it says the secret.
/// Written as six groups of five letters of Crockford's base 32 (no I, L, O, U).
/// </summary>
public sealed record JoinCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int SecretLength = 10;
    private const int PinLength = 20;
    private const int GroupLength = 5;

    private JoinCode(string letters) => (Secret, Pin) = (letters[..SecretLength], letters[SecretLength..]);

    /// <summary>What is said to the server, once.</summary>
    public string Secret { get; }

    private string Pin { get; }

    /// <param name="authority">The authority's certificate, DER.</param>
    public static JoinCode Make(ReadOnlySpan<byte> authority) =>
        new(RandomNumberGenerator.GetString(Alphabet, SecretLength) + PinOf(authority));

    /// <summary>Takes small letters, and O, I and L for what they look like; blanks and dashes do not count.</summary>
    public static bool TryParse(string? text, out JoinCode? code)
    {
        code = null;
        var letters = string.Concat(
            (text ?? "")
                .ToUpperInvariant()
                .Where(c => c is not ('-' or ' '))
                .Select(c =>
                    c switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        _ => c,
                    }
                )
        );
        if (letters.Length != SecretLength + PinLength || letters.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal)))
            return false;
        code = new(letters);
        return true;
    }

    /// <summary>Whether this certificate is the authority that the code names.</summary>
    public bool Names(ReadOnlySpan<byte> authority) => PinOf(authority) == Pin;

    /// <summary>What is stored of a secret: who reads the database cannot join.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes("roomtone-join " + secret));

    public override string ToString() => string.Join('-', (Secret + Pin).Chunk(GroupLength).Select(group => new string(group)));

    private static string PinOf(ReadOnlySpan<byte> authority)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(authority, hash);
        var pin = new StringBuilder(PinLength);
        for (var bit = 0; pin.Length < PinLength; bit += 5)
            pin.Append(Alphabet[((hash[bit / 8] << 8 | hash[bit / 8 + 1]) >> (11 - bit % 8)) & 31]);
        return pin.ToString();
    }
}
