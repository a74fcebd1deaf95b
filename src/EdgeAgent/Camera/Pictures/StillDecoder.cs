using Roomtone.EdgeAgent.State.Files;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>
/// Decodes pictures in the memory of a subprocess, one at a time. What a file is, how large and how it lies is read before
/// any of it is decoded, and has bounds (<see cref="PictureBounds"/>).
/// </summary>
internal static class StillDecoder
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <inheritdoc cref="ReadAsync"/>
    public static async Task<Frame> DecodeAsync(string path, CancellationToken cancellationToken) =>
        (await ReadAsync(path, cancellationToken)).Frame;

    /// <summary>At its own size, or as near to it as the bounds allow; upright.</summary>
    /// <exception cref="PictureException">The file cannot be read, is no picture, is damaged or too large.</exception>
    public static async Task<StillPicture> ReadAsync(string path, CancellationToken cancellationToken)
    {
        Frame? whole = null;
        var decoded = await DecodeAsync(
            path,
            PictureBounds.Reduction,
            (width, height) => (whole = new Frame(width, height)).Pixels,
            cancellationToken
        );
        var frame = decoded.Header.Turn == PictureTurn.None
            ? whole!
            : decoded.Header.Turn.Apply(whole!.Pixels, decoded.Width, decoded.Height);
        return new StillPicture(frame, decoded.Header.Upright.Width, decoded.Header.Upright.Height);
    }

    /// <summary>As it is stored, not turned.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reduction">How many of its pixels make up the side of one, by its header: 1, 2, 4 and so on.</param>
    /// <param name="room">Gives memory for the pixels of a width and a height, three bytes each; it may be longer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PictureException">The file cannot be read, is no picture, is damaged or too large.</exception>
    public static async Task<DecodedPicture> DecodeAsync(
        string path,
        Func<PictureHeader, int> reduction,
        Func<int, int, byte[]> room,
        CancellationToken cancellationToken
    )
    {
        var shown = RegularFile.Shown(path);
        await using var file = Open(path);
        try
        {
            var header = PictureHeader.Read(file);
            PictureBounds.Check(header);
            if (header.Format == PictureFormat.Png) await Task.Run(() => PngRows.Check(file, cancellationToken), cancellationToken);
            return await DecodeAsync(shown, file, header, reduction(header), room, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new PictureException($"{shown} {e.Message}", isOwnFault: true, e);
        }
        catch (EndOfStreamException e)
        {
            throw new PictureException($"{shown} is cut off. Copy it again.", isOwnFault: true, e);
        }
        catch (Exception e) when (e is not (OperationCanceledException or CameraException))
        {
            throw new PictureException($"{shown} cannot be read: {e.Message}", e is not (IOException or OutOfMemoryException), e);
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return RegularFile.Open(path, PictureBounds.MostBytes);
        }
        catch (IOException e)
        {
            throw new PictureException(e.Message, e is UnfitFileException, e);
        }
    }

    private static async Task<DecodedPicture> DecodeAsync(
        string shown,
        FileStream file,
        PictureHeader header,
        int reduction,
        Func<int, int, byte[]> room,
        CancellationToken cancellationToken
    )
    {
        using var late = new CancellationTokenSource(Longest, TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        var (command, isOpen) = (DecoderCommand.For(header, reduction), header.Input == DecoderInput.JpegWithoutEnd);
        if (isOpen && !command.MustEndWell) throw JpegHeader.CutOff(); // No other decoder tells.
        var pixels = room(command.Width, command.Height);
        try
        {
            var cause = await RunAsync(shown, command, file, header.Input, pixels, limit.Token);
            if (cause is not null && isOpen) throw JpegHeader.CutOff();
            return cause is null ? new DecodedPicture(pixels, command.Width, command.Height, header) : throw Damaged(cause);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PictureException(
                $"{shown} took more than {Longest.TotalSeconds:0} s to decode. It may be damaged.",
                isOwnFault: false
            );
        }
    }

    private static async Task<string?> RunAsync(
        string shown,
        DecoderCommand command,
        FileStream file,
        DecoderInput input,
        byte[] pixels,
        CancellationToken cancellationToken
    )
    {
        using var process = DecoderProcess.Start(command);
        try
        {
            return await process.DecodeAsync(file, input, pixels.AsMemory(0, command.Width * command.Height * 3), cancellationToken);
        }
        catch (FileNotFoundException e)
        {
            throw new PictureException(
                $"{shown} needs the program {command.Program}, which is not there. Run {RoomtoneCommand.Setup}, which installs it.",
                isOwnFault: false,
                e
            );
        }
    }

    private static InvalidDataException Damaged(string cause) =>
        new($"cannot be decoded: it is damaged, or of a kind that is not known here{(cause.Length > 0 ? $" ({cause})" : "")}.");
}

/// <summary>Pixels as they are stored.</summary>
/// <param name="Pixels">Height x width x 3 bytes, and perhaps more after them.</param>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Header">What the file says of itself.</param>
internal sealed record DecodedPicture(byte[] Pixels, int Width, int Height, PictureHeader Header);
