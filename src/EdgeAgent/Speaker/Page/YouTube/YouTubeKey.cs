using System.Security.Cryptography;
using System.Text;

namespace Roomtone.EdgeAgent.Speaker.Page.YouTube;

/// <summary>The owner's own key of the YouTube Data API, from the secret <c>youtube-key</c>; it is in no address and no message.</summary>
/// <param name="value">Null or empty where there is none.</param>
internal sealed class YouTubeKey(string? value)
{
    public const string SecretName = "youtube-key";

    private const int MarkLetters = 16;

    /// <summary>Null where there is none.</summary>
    public string? Value { get; } = string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>Tells two keys apart and gives neither away.</summary>
    public string Mark => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Value ?? "")))[..MarkLetters];

    public override string ToString() => Value is null ? "no key" : "a key";
}
