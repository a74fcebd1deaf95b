using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>
/// Decodes a picture at its own size, upright, in the memory of a subprocess: bytes in by its standard input, pixels out
/// by its standard output. GStreamer does it; WebP, which its common plug-ins lack, goes to <c>dwebp</c>.
/// </summary>
internal static partial class StillDecoder
{
    /// <summary>GStreamer's caps come on standard output; the shell swaps them with the pixels, which come on descriptor 3.</summary>
    private const string SwapOutputs = "exec \"$@\" 3>&1 1>&2";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <exception cref="CameraException">The file cannot be read, is no picture, or is cut off.</exception>
    public static async Task<Frame> DecodeAsync(string path, CancellationToken cancellationToken)
    {
        var file = await ReadFileAsync(path, cancellationToken);
        var format = PictureFormats.Of(file);
        return format switch
        {
            PictureFormat.Unknown => throw new CameraException($"{path} is not a picture. Allowed: JPEG, PNG, WebP, BMP."),
            PictureFormat.Jpeg when !JpegEnd.IsThere(file) => throw new CameraException(
                $"{path} is cut off: the JPEG has no end. Copy it again."
            ),
            PictureFormat.WebP => await DecodeWebPAsync(path, file, cancellationToken),
            _ => await DecodeWithGStreamerAsync(path, file, format, cancellationToken),
        };
    }

    private static async Task<byte[]> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CameraException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private static async Task<Frame> DecodeWithGStreamerAsync(
        string path,
        byte[] file,
        PictureFormat format,
        CancellationToken cancellationToken
    )
    {
        var turn = format == PictureFormat.Jpeg ? ExifOrientation.Of(file) : null;
        string[] arguments =
        [
            "-c", SwapOutputs, "sh", Pipeline.Program, "-v", "fdsrc", "fd=0", "!", Pipeline.Decoder(format)!, "!", "videoconvert",
            .. turn is null ? [] : Pipeline.Flip(turn),
            "!", "video/x-raw,format=RGB", "!", "fdsink", "fd=3",
        ];
        var (pixels, said) = await RunAsync(path, "sh", arguments, file, cancellationToken);
        var size = SinkCaps().Match(said);
        if (!size.Success) throw Damaged(path);
        return Unpadded(path, Number(size, "width"), Number(size, "height"), pixels);
    }

    private static async Task<Frame> DecodeWebPAsync(string path, byte[] file, CancellationToken cancellationToken)
    {
        var (picture, _) = await RunAsync(path, "dwebp", ["-quiet", "-ppm", "-o", "-", "--", "-"], file, cancellationToken);
        var header = PortablePixmap().Match(System.Text.Encoding.Latin1.GetString(picture.AsSpan(0, Math.Min(32, picture.Length))));
        if (!header.Success) throw Damaged(path);
        var frame = new Frame(Number(header, "width"), Number(header, "height"));
        if (picture.Length - header.Length < frame.Pixels.Length) throw Damaged(path);
        picture.AsSpan(header.Length, frame.Pixels.Length).CopyTo(frame.Pixels);
        return frame;
    }

    /// <summary>GStreamer pads each row of RGB to a multiple of four bytes.</summary>
    private static Frame Unpadded(string path, int width, int height, byte[] pixels)
    {
        var stride = ((width * 3) + 3) / 4 * 4;
        if (pixels.Length < stride * height) throw Damaged(path);
        var frame = new Frame(width, height);
        for (var row = 0; row < height; row++)
            pixels.AsSpan(row * stride, width * 3).CopyTo(frame.Pixels.AsSpan(row * width * 3));
        return frame;
    }

    private static async Task<(byte[] Output, string Said)> RunAsync(
        string path, string program, string[] arguments, byte[] input, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Longest, TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        using var process = Start(path, program, arguments);
        try
        {
            var output = new MemoryStream();
            var said = process.StandardError.ReadToEndAsync(limit.Token);
            await Task.WhenAll(
                FeedAsync(process, input, limit.Token),
                process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token),
                said
            );
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? (output.ToArray(), await said) : throw Damaged(path);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CameraException($"{path} took more than {Longest.TotalSeconds:0} s to decode. It may be damaged.");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string path, string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new CameraException(
                $"{path} needs the program {program}, which is not there. Run {RoomtoneCommand.Setup}, which installs it.",
                e
            );
        }
    }

    private static async Task FeedAsync(Process process, byte[] input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The decoder has seen enough and closed its end; its exit code says whether that is well.
        }
    }

    private static CameraException Damaged(string path) =>
        new($"{path} cannot be decoded: it is damaged, or of a kind that is not known here.");

    private static int Number(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"fdsink0\.GstPad:sink: caps = video/x-raw.*?\bwidth=\(int\)(?<width>\d+).*?\bheight=\(int\)(?<height>\d+)")]
    private static partial Regex SinkCaps();

    [GeneratedRegex(@"^P6\s+(?<width>\d+)\s+(?<height>\d+)\s+255\s")]
    private static partial Regex PortablePixmap();
}
