using System.Buffers.Binary;
using System.Text;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>Named pieces of a file, each with its length: PNG and RIFF are made of them.</summary>
internal static class Chunks
{
    private const int HeadBytes = 8;

    /// <returns>The next one's name and length, the file at its content; null at the end, and where the rest is missing.</returns>
    public static (string Name, long Length)? Next(Stream file, bool isBigEndian)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes) return null;
        var length = isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(head) : BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        var name = Encoding.Latin1.GetString(isBigEndian ? head[4..] : head[..4]);
        return file.Position + length <= file.Length ? (name, length) : null;
    }

    /// <returns>As much of it as an Exif block may be long.</returns>
    public static byte[] Content(Stream file, long length)
    {
        var content = new byte[Math.Min(length, ExifOrientation.LongestBlock)];
        file.ReadExactly(content);
        return content;
    }

    /// <summary>A side in pixels; what no number can hold is as good as nothing.</summary>
    public static int Side(uint pixels) => pixels <= int.MaxValue ? (int)pixels : 0;
}
