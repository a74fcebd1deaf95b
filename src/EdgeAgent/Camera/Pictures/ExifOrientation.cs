using System.Buffers;
using System.Buffers.Binary;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>How a JPEG wants to be turned: the tag Orientation of its Exif segment (CIPA DC-008, 4.6.4).</summary>
internal static class ExifOrientation
{
    private const ushort OrientationTag = 0x0112;
    private const byte ApplicationSegment1 = 0xE1;
    private const byte StartOfScan = 0xDA;

    /// <summary>Exif stands at the start of a file; a segment is at most 64 KiB.</summary>
    private const int Enough = 256 * 1024;

    private static readonly string?[] Directions = [null, null, "horiz", "180", "vert", "ul-lr", "90r", "ur-ll", "90l"];

    /// <returns>
    /// The direction of GStreamer's <c>videoflip</c> that sets the picture upright; null when it is upright or does not say.
    /// </returns>
    public static string? Of(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != StartOfScan;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 2 || at + 2 + length > jpeg.Length) return null;
            var segment = jpeg.Slice(at + 4, length - 2);
            if (jpeg[at + 1] == ApplicationSegment1 && segment.StartsWith("Exif\0\0"u8)) return InTiff(segment[6..]);
            at += 2 + length;
        }

        return null;
    }

    /// <summary>Like <see cref="Of"/>, from a file of any format.</summary>
    public static string? OfFile(string path)
    {
        using var file = File.OpenRead(path);
        var memory = ArrayPool<byte>.Shared.Rent(Enough); // Not made anew: so much at once asks for a collection of the whole heap.
        try
        {
            var start = memory.AsSpan(0, file.ReadAtLeast(memory.AsSpan(0, Enough), Enough, throwOnEndOfStream: false));
            return PictureFormats.Of(start) == PictureFormat.Jpeg ? Of(start) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(memory, clearArray: true);
        }
    }

    private static string? InTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return null;
        var isLittle = tiff[0] == (byte)'I';
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory + 2 > tiff.Length) return null;
        var entries = Short(tiff[(int)directory..], isLittle);
        for (var i = 0; i < entries; i++)
        {
            var at = (int)directory + 2 + (12 * i);
            if (at + 12 > tiff.Length) return null;
            if (Short(tiff[at..], isLittle) == OrientationTag) return Directions.ElementAtOrDefault(Short(tiff[(at + 8)..], isLittle));
        }

        return null;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
