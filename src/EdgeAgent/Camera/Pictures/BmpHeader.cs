using System.Buffers.Binary;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>The size of a bitmap: BITMAPCOREHEADER or one of the longer headers, whose height is negative from the top down.</summary>
internal static class BmpHeader
{
    private const int CoreBytes = 26;
    private const int EnoughBytes = 34;
    private const uint CoreHeader = 12;
    private const int Uncompressed = 0; // BI_RGB
    private const int WithMasks = 3;    // BI_BITFIELDS

    /// <inheritdoc cref="PictureHeader.Read"/>
    public static PictureHeader Read(Stream file)
    {
        Span<byte> start = stackalloc byte[EnoughBytes];
        start.Clear();
        if (file.ReadAtLeast(start, EnoughBytes, throwOnEndOfStream: false) < CoreBytes)
            throw new InvalidDataException("is cut off: the bitmap does not say how large it is. Copy it again.");
        var isCore = BinaryPrimitives.ReadUInt32LittleEndian(start[14..]) == CoreHeader;
        long width = isCore ? BinaryPrimitives.ReadUInt16LittleEndian(start[18..]) : BinaryPrimitives.ReadInt32LittleEndian(start[18..]);
        long height = isCore ? BinaryPrimitives.ReadUInt16LittleEndian(start[20..]) : BinaryPrimitives.ReadInt32LittleEndian(start[22..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(start[(isCore ? 24 : 28)..]);
        if (isCore || BinaryPrimitives.ReadInt32LittleEndian(start[30..]) is Uncompressed or WithMasks)
            RequireAll(file.Length, BinaryPrimitives.ReadUInt32LittleEndian(start[10..]), width, Math.Abs(height), bits);
        return new PictureHeader(PictureFormat.Bmp, (int)Math.Max(0, width), Chunks.Side((uint)Math.Abs(height)), PictureTurn.None);
    }

    /// <summary>GStreamer leaves black what is missing. Rows are padded to four bytes.</summary>
    private static void RequireAll(long length, uint begin, long width, long height, int bits)
    {
        var rowBytes = (((width * bits) + 31) / 32) * 4;
        if (height > 0 && rowBytes > 0 && rowBytes > (length - begin) / height)
            throw new InvalidDataException("is cut off: the bitmap has fewer rows than it says. Copy it again.");
    }
}
