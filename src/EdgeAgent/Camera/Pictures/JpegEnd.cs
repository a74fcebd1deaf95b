using System.Buffers.Binary;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>Whether a JPEG is whole. Decoders fill what is missing with grey and call it a success (ITU T.81, B.1.1.3).</summary>
internal static class JpegEnd
{
    private const byte StartOfScan = 0xDA;

    /// <summary>The end marker stands after the start of the scan; the small preview in Exif has one of its own, before it.</summary>
    public static bool IsThere(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF;)
        {
            if (jpeg[at + 1] == StartOfScan) return jpeg[at..].LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0;
            at += jpeg[at + 1] == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
        }

        return false;
    }
}
