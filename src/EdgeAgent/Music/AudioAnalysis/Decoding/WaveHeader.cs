using System.Buffers.Binary;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;

/// <summary>The beginning of a RIFF WAVE stream, up to its first sample.</summary>
internal static class WaveHeader
{
    private const int ChunkHead = 8;
    private const int RiffHead = 12;
    private const int LongestChunk = 1 << 16;

    /// <returns>How many channels follow, 1 or 2; null where there is no such stream.</returns>
    public static int? Read(Stream stream)
    {
        Span<byte> head = stackalloc byte[RiffHead];
        if (stream.ReadAtLeast(head, RiffHead, throwOnEndOfStream: false) < RiffHead) return null;
        int? channels = null;
        while (stream.ReadAtLeast(head[..ChunkHead], ChunkHead, throwOnEndOfStream: false) == ChunkHead)
        {
            if (head[..4].SequenceEqual("data"u8)) return channels is 1 or 2 ? channels : null;
            var length = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
            if (length is < 0 or > LongestChunk) return null;
            var chunk = new byte[length + (length & 1)];
            if (stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false) < chunk.Length) return null;
            if (head[..4].SequenceEqual("fmt "u8) && length >= 4) channels = BinaryPrimitives.ReadInt16LittleEndian(chunk.AsSpan(2));
        }

        return null;
    }
}
