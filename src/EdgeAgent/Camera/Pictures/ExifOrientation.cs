using System.Buffers.Binary;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>How a picture wants to be turned: the tag Orientation of its Exif block, which is a TIFF (CIPA DC-008, 4.6.4).</summary>
internal static class ExifOrientation
{
    /// <summary>A block in PNG or WebP may be longer than the 64 KiB of JPEG; the tag stands at its start.</summary>
    public const int LongestBlock = 64 * 1024;

    private const ushort Tag = 0x0112;
    private const int EntryBytes = 12;
    private const ushort Byte = 1;
    private const ushort Long = 4;

    /// <param name="block">With or without the six bytes <c>Exif\0\0</c> that JPEG puts before it.</param>
    /// <returns>Null where it does not say, or is damaged.</returns>
    public static PictureTurn? In(ReadOnlySpan<byte> block)
    {
        var tiff = block.StartsWith("Exif\0\0"u8) ? block[6..] : block;
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8))) return null;
        var isLittle = tiff[0] == (byte)'I';
        long directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory + 2 > tiff.Length) return null;
        var entries = Short(tiff[(int)directory..], isLittle);
        var all = tiff[((int)directory + 2)..];
        for (var at = 0; entries > 0 && at + EntryBytes <= all.Length; at += EntryBytes, entries--)
            if (Short(all[at..], isLittle) == Tag) return PictureTurn.OfExif(Value(all.Slice(at, EntryBytes), isLittle));
        return null;
    }

    /// <summary>A short by the standard; some programs write a byte or a long.</summary>
    private static int Value(ReadOnlySpan<byte> entry, bool isLittle) => Short(entry[2..], isLittle) switch
    {
        Byte => entry[8],
        Long when !isLittle => Short(entry[10..], isLittle),
        _ => Short(entry[8..], isLittle),
    };

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
