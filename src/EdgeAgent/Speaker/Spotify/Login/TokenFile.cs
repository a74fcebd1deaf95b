using System.Security.Cryptography;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.EdgeAgent.State.Files;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Login;

/// <summary>
/// The login on disk, sealed with AES-256-GCM. The agent and the command line share it: a reading is kept only as long
/// as the file stays as it is.
/// </summary>
internal sealed class TokenFile(string stateFolder)
{
    /// <summary>NIST SP 800-38D: 96 bits of nonce, 128 of tag.</summary>
    private const int NonceBytes = 12;

    private const int TagBytes = 16;
    private const long MostBytes = 64 * 1024;

    private static readonly byte[] Purpose = "roomtone spotify login 1"u8.ToArray();

    private readonly string _path = Path.Combine(stateFolder, "spotify.login");
    private readonly Lock _gate = new();
    private (DateTime Written, SpotifyTokens Tokens)? _read;
    private (DateTime Written, SpotifyTokens Tokens)? _unkept;

    /// <summary>Changes when somebody logs in or out, also by another program.</summary>
    public DateTime Version => File.GetLastWriteTimeUtc(_path);

    /// <returns>Null where nobody is logged in.</returns>
    /// <exception cref="SpotifyException">It cannot be read.</exception>
    public SpotifyTokens? Read()
    {
        lock (_gate)
        {
            if (!File.Exists(_path)) return null;
            var written = Version;
            if (_unkept is { } unkept && unkept.Written == written) return unkept.Tokens;
            if (_read is { } read && read.Written == written) return read.Tokens;
            var tokens = Unseal();
            _read = (written, tokens);
            return tokens;
        }
    }

    /// <exception cref="SpotifyException">It cannot be written.</exception>
    public void Write(SpotifyTokens tokens)
    {
        lock (_gate)
        {
            try
            {
                Replace(Seal(tokens));
                _unkept = null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new SpotifyException(
                    $"The Spotify login cannot be kept ({e.Message}). Free space on the disk, or mend the owner of the state folder.",
                    SpotifyTrouble.LoggedOut,
                    inner: e
                );
            }
        }
    }

    /// <summary>
    /// Takes a renewed login, in memory where the disk does not take it: the one that lies there may be of no use any more.
    /// It holds until the agent ends, or somebody logs in or out.
    /// </summary>
    /// <returns>Why it is not on disk, or null.</returns>
    public string? Renew(SpotifyTokens tokens)
    {
        try
        {
            Write(tokens);
            return null;
        }
        catch (SpotifyException e)
        {
            lock (_gate) _unkept = (Version, tokens);
            return e.Message;
        }
    }

    public void Delete() => File.Delete(_path);

    /// <summary>Held while a login is renewed: a token may be good for one renewal only, and two programs could ask at once.</summary>
    public async Task<IDisposable> LockAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                Directory.CreateDirectory(stateFolder);
                return new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new SpotifyException(
                    $"The Spotify login cannot be renewed ({e.Message.TrimEnd('.')}). Mend the owner of the state folder.",
                    SpotifyTrouble.Unreachable,
                    inner: e
                );
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
            }
        }
    }

    /// <summary>A pipe in its place would be waited for.</summary>
    private byte[] Sealed()
    {
        using var file = RegularFile.Open(_path, MostBytes);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private SpotifyTokens Unseal()
    {
        try
        {
            var bytes = Sealed();
            var plain = new byte[bytes.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(TokenKey.Of(stateFolder), TagBytes);
            cipher.Decrypt(
                bytes.AsSpan(0, NonceBytes),
                bytes.AsSpan(NonceBytes + TagBytes),
                bytes.AsSpan(NonceBytes, TagBytes),
                plain,
                Purpose
            );
            return Wire.Read<SpotifyTokens>(plain);
        }
        catch (Exception e)
            when (e
                    is CryptographicException
                        or OverflowException
                        or ArgumentException
                        or JsonException
                        or IOException
                        or UnauthorizedAccessException
                        or SettingsException
            )
        {
            throw new SpotifyException(
                $"The kept Spotify login cannot be read: its key has changed, or the file is damaged. Run {RoomtoneCommand.Name} spotify login.",
                SpotifyTrouble.LoggedOut,
                inner: e
            );
        }
    }

    private byte[] Seal(SpotifyTokens tokens)
    {
        var plain = Wire.Write(tokens);
        var bytes = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(TokenKey.Of(stateFolder), TagBytes);
        cipher.Encrypt(
            bytes.AsSpan(0, NonceBytes),
            plain,
            bytes.AsSpan(NonceBytes + TagBytes),
            bytes.AsSpan(NonceBytes, TagBytes),
            Purpose
        );
        CryptographicOperations.ZeroMemory(plain);
        return bytes;
    }

    private void Replace(byte[] bytes)
    {
        Directory.CreateDirectory(stateFolder);
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var file = new FileStream(_path + ".new", options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(_path + ".new", _path, overwrite: true);
    }
}
