using System.Buffers.Binary;
using System.IO.Compression;

namespace Roomtone.EdgeAgent.Tests.Music.AudioAnalysis.Decoding;

/// <summary>Tags that a sound file should not have.</summary>
internal static class OddTags
{
    /// <summary>Puts an ID3v2.4 tag with a picture before an MP3.</summary>
    public static void PutPicture(string path, byte[] png)
    {
        byte[] body = [0, .. "image/png"u8, 0, 3, 0, .. png];
        byte[] frame = [.. "APIC"u8, .. Synchsafe(body.Length), 0, 0, .. body];
        File.WriteAllBytes(path, [.. "ID3"u8, 4, 0, 0, .. Synchsafe(frame.Length), .. frame, .. File.ReadAllBytes(path)]);
    }

    /// <summary>All of it black, so it is small on the disk.</summary>
    public static byte[] Png(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 6);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (var row = 0; row < height; row++) zlib.Write(new byte[(4 * width) + 1]);
        return [137, .. "PNG\r\n"u8, 26, 10, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> kind, byte[] body)
    {
        byte[] all = [0, 0, 0, 0, .. kind, .. body, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(all, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(all.AsSpan(all.Length - 4), Crc(all.AsSpan(4, all.Length - 8)));
        return all;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }

    private static byte[] Synchsafe(int length) =>
        [(byte)((length >> 21) & 127), (byte)((length >> 14) & 127), (byte)((length >> 7) & 127), (byte)(length & 127)];
}
