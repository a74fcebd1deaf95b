using System.Security.Cryptography;
using System.Text;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Login;

/// <summary>
/// The key of the kept login. The secret <c>spotify-key</c>, where there is one, lies outside the state folder: then a
/// copy of the folder, a backup or a pulled-out card shows nothing. Else a key file lies beside the login, readable by
/// the agent's user alone: that protects against other users and against a login file that is copied by itself, not
/// against who has the whole folder.
/// </summary>
internal static class TokenKey
{
    private const int Bytes = 32;
    private const string FileName = "spotify.key";

    /// <exception cref="IOException">The key file cannot be read or made.</exception>
    public static byte[] Of(string stateFolder) => Secret.Read("spotify-key") is { } secret
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), Bytes, info: "roomtone spotify login"u8.ToArray())
        : FromFile(Path.Combine(stateFolder, FileName));

    private static byte[] FromFile(string path)
    {
        if (!File.Exists(path)) Make(path);
        var key = File.ReadAllBytes(path);
        return key.Length == Bytes ? key : throw new IOException($"{path} is no key. Remove it and log in again.");
    }

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var file = new FileStream(path, options);
        file.Write(RandomNumberGenerator.GetBytes(Bytes));
        file.Flush(flushToDisk: true);
    }
}
