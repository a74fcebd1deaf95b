using System.Buffers.Binary;
using System.IO.Compression;
using Roomtone.EdgeAgent.Tests.Vision;

namespace Roomtone.EdgeAgent.Tests.Camera.Pictures;

/// <summary>Pictures as reports of the field describe them: some lie beside the tests, some are made here.</summary>
internal static class OddPictures
{
    public static string Path(string name) => System.IO.Path.Combine(Samples.Root, "tests/EdgeAgent/odd", name);

    public static byte[] Read(string name) => File.ReadAllBytes(Path(name));

    /// <summary>A JPEG with a segment APP1 put behind its start.</summary>
    public static byte[] WithExif(byte[] jpeg, params byte[] tiff)
    {
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    /// <summary>An Exif block with nothing in it but the tag Orientation.</summary>
    public static byte[] Orientation(byte value, bool isLittle = false) => isLittle
        ? [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, value, 0, 0, 0, 0, 0, 0, 0]
        : [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0];

    /// <summary>A black PNG in 8-bit RGB.</summary>
    public static byte[] Png(int width, int height, params (string Name, byte[] Content)[] chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return
        [
            0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", header), .. chunks.SelectMany(chunk => Chunk(chunk.Name, chunk.Content)),
            .. Chunk("IDAT", Rows(width, height)), .. Chunk("IEND", []),
        ];
    }

    /// <summary>A black PNG whose pixels take so many bytes, whatever it says of them.</summary>
    public static byte[] Png(int width, int height, byte depth, byte colour, byte interlace, int bytes)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, colour, interlace);
        var rows = Packed(new byte[bytes]);
        var half = rows.Length / 2; // In two chunks, as large pictures are.
        return
        [
            0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", rows[..half]), .. Chunk("IDAT", rows[half..]),
            .. Chunk("IEND", []),
        ];
    }

    /// <summary>An animation of a WebP's picture, twice, at a place of a canvas (RFC 9649, 2.7).</summary>
    public static byte[] Animated(byte[] webp, int width, int height, int left = 0, int canvas = 0)
    {
        var at = webp.AsSpan().IndexOf("VP8 "u8);
        var picture = webp[at..(at + 8 + BitConverter.ToInt32(webp, at + 4) + (webp[at + 4] & 1))];
        byte[] frame = [.. Three(left / 2), 0, 0, 0, .. Three(width - 1), .. Three(height - 1), 100, 0, 0, 0, .. picture];
        byte[] one = [.. "ANMF"u8, .. Little(frame.Length), .. frame];
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 2, 0, 0, 0, .. Three(width + canvas - 1), .. Three(height - 1)];
        byte[] all = [.. "WEBP"u8, .. extended, .. "ANIM"u8, 6, 0, 0, 0, 255, 255, 255, 255, 0, 0, .. one, .. one];
        return [.. "RIFF"u8, .. Little(all.Length), .. all];
    }

    /// <summary>A PNG with a chunk put behind its header.</summary>
    public static byte[] WithChunk(byte[] png, string name, byte[] content) => [.. png[..33], .. Chunk(name, content), .. png[33..]];

    /// <summary>A simple WebP as an extended one, with an EXIF chunk at its end (RFC 9649, 2.7).</summary>
    public static byte[] WithExif(byte[] webp, int width, int height, byte[] exif)
    {
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 8, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)];
        byte[] all = [.. "WEBP"u8, .. extended, .. webp[12..], .. "EXIF"u8, .. Little(exif.Length), .. exif, .. new byte[exif.Length & 1]];
        return [.. "RIFF"u8, .. Little(all.Length), .. all];
    }

    private static byte[] Rows(int width, int height)
    {
        using var memory = new MemoryStream();
        using (var packed = new ZLibStream(memory, CompressionLevel.Fastest))
            for (var row = 0; row < height; row++) packed.Write(new byte[1 + (3 * width)]);
        return memory.ToArray();
    }

    private static byte[] Packed(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var packed = new ZLibStream(memory, CompressionLevel.Fastest)) packed.Write(content);
        return memory.ToArray();
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(name), .. content];
        var chunk = new byte[4 + body.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + body.Length), Checksum(body));
        return chunk;
    }

    /// <summary>CRC-32 as PNG has it (W3C PNG, annex D).</summary>
    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return ~sum;
    }

    private static byte[] Three(int number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16)];

    private static byte[] Little(int number) => BitConverter.GetBytes(number);
}
