using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Roomtone.Dashboard.Library;

/// <summary>
/// Makes a small JPEG of the picture in a file, by ffmpeg as a process of its own: within bounds of memory, pixels and time,
/// and with the named kinds of files only, so that a file that names another one leads nowhere.
/// </summary>
internal static class CoverScaler
{
    public const string Type = "image/jpeg";

    /// <summary>Of the width and of the height.</summary>
    public const int MostPixels = 512;

    public const string Sounds = "mp3,flac,ogg,mov,wav,aac,matroska";

    public const string Pictures = "image2,jpeg_pipe,png_pipe,webp_pipe";

    private const long MostMemoryBytes = 256L << 20;

    /// <summary>A percent sign in a name would stand for a number.</summary>
    private static readonly string[] AsOneFile = ["-f", "image2", "-pattern_type", "none"];

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly string Smaller = string.Create(
        CultureInfo.InvariantCulture,
        $"scale=w='min({MostPixels},iw)':h='min({MostPixels},ih)':force_original_aspect_ratio=decrease"
    );

    /// <returns>Null where the file holds no picture that can be read, or where ffmpeg is not there.</returns>
    public static async Task<byte[]?> ScaleAsync(string path, string kinds, TimeProvider time, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Longest, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        using var process = Start(path, kinds);
        if (process is null) return null;
        await using var ended = limit.Token.Register(process.Kill);
        using var small = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(small, CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode == 0 && small.Length > 0 ? small.ToArray() : null;
    }

    private static Process? Start(string path, string kinds)
    {
        string[] all =
        [
            "--pdeathsig", "KILL", "prlimit", $"--data={MostMemoryBytes.ToString(CultureInfo.InvariantCulture)}", "nice", "-n", "19",
            "ffmpeg", "-nostdin", "-v", "quiet", "-threads", "1", "-protocol_whitelist", "file", "-format_whitelist", kinds,
            "-max_pixels:v", "25000000", .. kinds == Pictures ? AsOneFile : [], "-i", $"file:{path}", "-map", "0:v:0", "-frames:v", "1", "-vf", Smaller,
            "-q:v", "4", "-f", "mjpeg", "pipe:1",
        ];
        try
        {
            return Process.Start(new ProcessStartInfo("setpriv", all) { RedirectStandardOutput = true });
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return null; // The drawn rings stand in.
        }
    }
}
