using System.Buffers.Binary;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>The chunks IHDR and eXIf of a PNG (W3C PNG, 11.2.1 and 11.3.4.5). An animation shows its first picture.</summary>
internal static class PngHeader
{
    private const int SignatureBytes = 8;
    private const int SizeBytes = 8;
    private const int AroundChunk = 4; // The checksum after it.
    private const int MostChunks = 100_000;

    /// <inheritdoc cref="PictureHeader.Read"/>
    public static PictureHeader Read(Stream file)
    {
        file.Position = SignatureBytes;
        Span<byte> size = stackalloc byte[SizeBytes];
        if (Chunks.Next(file, isBigEndian: true) is not ("IHDR", >= SizeBytes and var length))
            throw new InvalidDataException("is damaged: the PNG does not say how large it is. Copy it again.");
        file.ReadExactly(size);
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(size), BinaryPrimitives.ReadUInt32BigEndian(size[4..]));
        file.Seek(length - SizeBytes + AroundChunk, SeekOrigin.Current);
        return new PictureHeader(PictureFormat.Png, Chunks.Side(width), Chunks.Side(height), Turn(file));
    }

    private static PictureTurn Turn(Stream file)
    {
        PictureTurn? turn = null;
        for (var chunk = 0; chunk < MostChunks; chunk++)
        {
            if (Chunks.Next(file, isBigEndian: true) is not var (name, length))
                throw new InvalidDataException("is cut off: the PNG has no end. Copy it again.");
            if (name == "IEND") break;
            var next = file.Position + length + AroundChunk;
            if (name == "eXIf") turn ??= ExifOrientation.In(Chunks.Content(file, length));
            file.Position = next;
        }

        return turn ?? PictureTurn.None;
    }
}
