using System.Security.Cryptography;
using System.Text;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Page.YouTube;

/// <summary>The owner's own key of the YouTube Data API, from the secret <c>youtube-key</c>; it is in no address and no message.</summary>
/// <param name="value">Null or empty where there is none.</param>
/// <param name="read">Reads it anew, so that one that is given or changed later counts; null: it stays.</param>
internal sealed class YouTubeKey(string? value, Func<string?>? read = null)
{
    public const string SecretName = "youtube-key";

    private const int MarkLetters = 16;

    private volatile string? _last = value;

    /// <summary>Null where there is none.</summary>
    public string? Value => (Read() is { } text && !string.IsNullOrWhiteSpace(text)) ? text.Trim() : null;

    /// <summary>Tells two keys apart and gives neither away.</summary>
    public string Mark => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Value ?? "")))[..MarkLetters];

    private string? Read()
    {
        try
        {
            return _last = read is null ? _last : read();
        }
        catch (SettingsException)
        {
            return _last; // The file is just being written, or its owner is being mended: the key that was read before holds.
        }
    }

    public override string ToString() => Value is null ? "no key" : "a key";
}
