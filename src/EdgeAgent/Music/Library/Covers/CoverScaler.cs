using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera.Pictures;

namespace Roomtone.EdgeAgent.Music.Library.Covers;

/// <summary>
/// Makes a small JPEG of whatever picture a track has, by ffmpeg as a process of its own, within bounds of memory and
/// time. What the picture is and how large is read before any of it is decoded.
/// </summary>
internal static class CoverScaler
{
    private const long MostMemoryBytes = 192L << 20;

    /// <summary>A scan for print; its pixels take 100 MB.</summary>
    private const long MostPixels = 25_000_000;

    private const int LongestCause = 200;

    private static readonly string Size = string.Create(
        CultureInfo.InvariantCulture,
        $"scale=w='min({Cover.MostPixels},iw)':h='min({Cover.MostPixels},ih)':force_original_aspect_ratio=decrease"
    );

    /// <exception cref="InvalidDataException">It is no picture, damaged or too large. The message says so of "the cover".</exception>
    public static async Task<Cover> ScaleAsync(byte[] picture, CancellationToken cancellationToken)
    {
        using var process = Start(FormatOf(picture));
        await using var ended = cancellationToken.Register(process.Kill);
        var said = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var feeding = FeedAsync(process, picture);
        using var small = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(small, CancellationToken.None);
        await feeding;
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        var cause = (await said).Trim();
        if (process.ExitCode != 0 || small.Length == 0)
            throw new InvalidDataException($"The cover cannot be decoded ({cause[..Math.Min(cause.Length, LongestCause)]}).");
        return small.Length <= Cover.MostBytes
            ? new Cover(small.ToArray())
            : throw new InvalidDataException($"The cover has {small.Length} bytes even when it is small; at most {Cover.MostBytes} are sent.");
    }

    /// <returns>What ffmpeg calls the reader of this kind: it is not to guess.</returns>
    private static string FormatOf(byte[] picture)
    {
        using var file = new MemoryStream(picture, writable: false);
        try
        {
            var header = PictureHeader.Read(file);
            if (header.Pixels is 0 or > MostPixels)
                throw new InvalidDataException($"has {header.Width} x {header.Height} pixels; at most {MostPixels / 1_000_000} megapixels are read.");
            return header.Format switch
            {
                PictureFormat.Jpeg => "jpeg_pipe",
                PictureFormat.Png => "png_pipe",
                PictureFormat.WebP => "webp_pipe",
                _ => "bmp_pipe",
            };
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"The cover {(e is EndOfStreamException ? "is cut off." : e.Message)}", e);
        }
    }

    private static Process Start(string format)
    {
        string[] all =
        [
            "--pdeathsig", "KILL", "prlimit", $"--data={MostMemoryBytes.ToString(CultureInfo.InvariantCulture)}", "nice", "-n", "19",
            "ffmpeg", "-v", "error", "-threads", "1", "-protocol_whitelist", "pipe", "-f", format, "-i", "pipe:0",
            "-frames:v", "1", "-vf", Size, "-q:v", "4", "-f", "mjpeg", "pipe:1",
        ];
        try
        {
            return Process.Start(new ProcessStartInfo("setpriv", all)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            throw new InvalidDataException($"The cover cannot be made smaller ({e.Message}). Debian's package ffmpeg does it.", e);
        }
    }

    private static async Task FeedAsync(Process process, byte[] picture)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(picture, CancellationToken.None);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has seen enough, or refuses; its exit code tells which.
        }
    }
}
