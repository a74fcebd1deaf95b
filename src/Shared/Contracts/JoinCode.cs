using System.Security.Cryptography;
using System.Text;

namespace Roomtone.Contracts;

/// <summary>
/// A one-time code with which a device joins: a secret of 50 bits, and the first 100 bits of the SHA-256 of the
/// authority's certificate, so that the device knows whom to trust before it says the secret.
/// Written as six groups of five letters of a <see cref="TypedCode"/>.
/// </summary>
public sealed record JoinCode
{
    private const int SecretLength = 10;
    private const int PinLength = 20;
    private const int GroupLength = 5;

    private JoinCode(string letters) => (Secret, Pin) = (letters[..SecretLength], letters[SecretLength..]);

    /// <summary>What is said to the server, once.</summary>
    public string Secret { get; }

    private string Pin { get; }

    /// <param name="authority">The authority's certificate, DER.</param>
    public static JoinCode Make(ReadOnlySpan<byte> authority) =>
        new(TypedCode.Make(SecretLength) + PinOf(authority));

    /// <inheritdoc cref="TypedCode.Read"/>
    public static bool TryParse(string? text, out JoinCode? code)
    {
        code = TypedCode.Read(text, SecretLength + PinLength) is { } letters ? new(letters) : null;
        return code is not null;
    }

    /// <summary>Whether this certificate is the authority that the code names.</summary>
    public bool Names(ReadOnlySpan<byte> authority) => PinOf(authority) == Pin;

    /// <summary>What is stored of a secret: who reads the database cannot join.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes("roomtone-join " + secret));

    public override string ToString() => TypedCode.Grouped(Secret + Pin, GroupLength);

    private static string PinOf(ReadOnlySpan<byte> authority)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(authority, hash);
        var pin = new StringBuilder(PinLength);
        for (var bit = 0; pin.Length < PinLength; bit += 5)
            pin.Append(TypedCode.Alphabet[((hash[bit / 8] << 8 | hash[bit / 8 + 1]) >> (11 - bit % 8)) & 31]);
        return pin.ToString();
    }
}
