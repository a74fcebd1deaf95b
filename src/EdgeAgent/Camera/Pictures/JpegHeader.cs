using System.Buffers.Binary;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>
/// Goes through the segments of a JPEG up to its scan (ITU T.81, B.1.1). Stray bytes between two segments are left out, as
/// libjpeg does.
/// </summary>
internal static class JpegHeader
{
    private const int StartOfScan = 0xDA;
    private const int EndOfImage = 0xD9;
    private const int Application1 = 0xE1;
    private const int CoefficientBytes = 2;
    private const int ColoursOfPrint = 4;
    private const int BlockBytes = 64 * 1024;

    /// <inheritdoc cref="PictureHeader.Read"/>
    public static PictureHeader Read(Stream file)
    {
        file.Position = 2;
        var (header, turn) = ((PictureHeader?)null, (PictureTurn?)null);
        for (var marker = NextMarker(file); marker != StartOfScan; marker = NextMarker(file))
        {
            if (marker is EndOfImage) throw new InvalidDataException("has no picture in it: the JPEG ends before it begins. Copy it again.");
            if (marker is < 0xC0 or >= 0xD0 and <= 0xD8) continue; // They stand alone.
            var segment = Segment(file, marker == Application1 || IsFrame(marker));
            if (marker == Application1 && segment.StartsWith("Exif\0\0"u8)) turn ??= ExifOrientation.In(segment);
            if (IsFrame(marker)) header = Frame(segment, IsKept(marker));
        }

        if (header is null) throw new InvalidDataException("is damaged: the JPEG does not say how large it is. Copy it again.");
        return header with { Turn = turn ?? PictureTurn.None, Input = HasEnd(file) ? DecoderInput.Whole : DecoderInput.JpegWithoutEnd };
    }

    /// <summary>A frame's header; C4, C8 and CC are tables.</summary>
    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>All but the sequential kinds come in several scans, whose coefficients are kept until the last one.</summary>
    private static bool IsKept(int marker) => marker is not (0xC0 or 0xC1 or 0xC9);

    private static int NextMarker(Stream file)
    {
        while (true)
        {
            var read = file.ReadByte();
            while (read is not (0xFF or -1)) read = file.ReadByte();
            while (read == 0xFF) read = file.ReadByte();
            if (read == -1) throw CutOff();
            if (read != 0) return read;
        }
    }

    /// <returns>Its content; nothing where it is skipped.</returns>
    private static ReadOnlySpan<byte> Segment(Stream file, bool isWanted)
    {
        Span<byte> two = stackalloc byte[2];
        if (file.ReadAtLeast(two, 2, throwOnEndOfStream: false) < 2) throw CutOff();
        var length = BinaryPrimitives.ReadUInt16BigEndian(two) - 2;
        if (length < 0) throw new InvalidDataException("is damaged: a segment of the JPEG has no length. Copy it again.");
        if (file.Position + length > file.Length) throw CutOff();
        if (!isWanted)
        {
            file.Seek(length, SeekOrigin.Current);
            return [];
        }

        var content = new byte[length];
        file.ReadExactly(content);
        return content;
    }

    private static PictureHeader Frame(ReadOnlySpan<byte> segment, bool isKept)
    {
        if (segment.Length < 6 || segment.Length < 6 + (3 * segment[5]))
            throw new InvalidDataException("is damaged: the JPEG's frame is too short. Copy it again.");
        if (segment[5] == ColoursOfPrint)
            throw new InvalidDataException("is in the colours of print (CMYK), which are not read. Save it in RGB.");
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));
        var (samples, most) = (0, 1);
        for (var component = 0; component < segment[5]; component++)
        {
            var (across, down) = (segment[7 + (3 * component)] >> 4, segment[7 + (3 * component)] & 15);
            samples += across * down;
            most = Math.Max(most, across * down);
        }

        var held = isKept ? (long)width * height * samples * CoefficientBytes / most : 0;
        return new PictureHeader(PictureFormat.Jpeg, width, height, PictureTurn.None) { HeldBytes = held };
    }

    /// <summary>
    /// Without the end marker rows may be missing, which decoders fill with grey and call a success; or only the marker is. It stands
    /// after the start of the scan; the small preview in Exif has one of its own, before it. It is looked for from the end.
    /// </summary>
    private static bool HasEnd(Stream file)
    {
        var (scan, block) = (file.Position, new byte[BlockBytes + 1]); // One more, for a marker that lies across two blocks.
        for (var end = file.Length; end > scan; end -= BlockBytes)
        {
            file.Position = Math.Max(scan, end - block.Length);
            var read = block.AsSpan(0, (int)(end - file.Position));
            file.ReadExactly(read);
            if (read.LastIndexOf((ReadOnlySpan<byte>)[0xFF, EndOfImage]) >= 0) return true;
        }

        return false;
    }

    public static InvalidDataException CutOff() => new("is cut off: the JPEG has no end. Copy it again.");
}
