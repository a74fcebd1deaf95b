using System.Buffers.Binary;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>The chunks of a WebP (RFC 9649): its size by VP8X, else by the picture itself (RFC 6386, 9.1), and EXIF.</summary>
internal static class WebPHeader
{
    private const int RiffBytes = 12;
    private const long ChunkHead = 8;
    private const int StartBytes = 10;
    private const int MostChunks = 100_000;

    /// <inheritdoc cref="PictureHeader.Read"/>
    public static PictureHeader Read(Stream file)
    {
        Span<byte> riff = stackalloc byte[RiffBytes];
        file.ReadExactly(riff);
        if (BinaryPrimitives.ReadUInt32LittleEndian(riff[4..]) + ChunkHead > file.Length)
            throw new InvalidDataException("is cut off: the WebP is shorter than it says. Copy it again.");
        var (size, turn, input) = (((int Width, int Height)?)null, (PictureTurn?)null, (DecoderInput?)null);
        for (var chunk = 0; chunk < MostChunks && Chunks.Next(file, isBigEndian: false) is var (name, length); chunk++)
        {
            var next = file.Position + length + (length & 1);
            if (name is "VP8X" or "VP8 " or "VP8L" && size is null) size = Size(name, Chunks.Content(file, Math.Min(length, StartBytes)));
            if (name == "ANMF" && size is { } canvas) input ??= WebPAnimation.First(file, length, canvas);
            if (name == "EXIF") turn ??= ExifOrientation.In(Chunks.Content(file, length));
            file.Position = next;
        }

        return size is { } known
            ? new PictureHeader(PictureFormat.WebP, known.Width, known.Height, turn ?? PictureTurn.None)
            {
                Input = input ?? DecoderInput.Whole,
            }
            : throw new InvalidDataException("is damaged: the WebP has no picture in it. Copy it again.");
    }

    private static (int Width, int Height) Size(string name, ReadOnlySpan<byte> start)
    {
        if (start.Length < (name == "VP8L" ? 5 : StartBytes))
            throw new InvalidDataException("is cut off: the WebP has no picture in it. Copy it again.");
        return name switch
        {
            "VP8X" => (1 + WebPAnimation.Three(start[4..]), 1 + WebPAnimation.Three(start[7..])),
            "VP8 " => (Lossy(start[6..]), Lossy(start[8..])),
            _ => Lossless(BinaryPrimitives.ReadUInt32LittleEndian(start[1..])),
        };
    }

    /// <summary>Two bits of each say how a player may enlarge it.</summary>
    private static int Lossy(ReadOnlySpan<byte> side) => BinaryPrimitives.ReadUInt16LittleEndian(side) & 0x3FFF;

    private static (int Width, int Height) Lossless(uint bits) => (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
}
