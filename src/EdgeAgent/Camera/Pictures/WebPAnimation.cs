using System.Buffers.Binary;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>The first picture of an animated WebP (RFC 9649, 2.7.1.1): decoders of stills take it, written as one.</summary>
internal static class WebPAnimation
{
    private const int FrameHead = 16;
    private const int ChunkHead = 8;
    private const byte HasAlpha = 0x10;

    /// <param name="file">At the content of the first chunk ANMF.</param>
    /// <param name="length">Of that.</param>
    /// <param name="canvas">The size of the animation.</param>
    /// <returns>The picture's bytes as a still WebP.</returns>
    /// <exception cref="InvalidDataException">It shows only a part of the canvas.</exception>
    public static DecoderInput First(Stream file, long length, (int Width, int Height) canvas)
    {
        if (length < FrameHead + ChunkHead) throw new InvalidDataException("is cut off: the WebP has no picture in it. Copy it again.");
        Span<byte> head = stackalloc byte[FrameHead];
        file.ReadExactly(head);
        if (Three(head) + Three(head[3..]) != 0 || (1 + Three(head[6..]), 1 + Three(head[9..])) != canvas)
            throw new InvalidDataException("is an animation whose first picture is only a part of it. Save one of its pictures.");
        var (from, inner) = (file.Position, length - FrameHead);
        byte[] extended =
        [
            .. "VP8X"u8, 10, 0, 0, 0, Chunks.Next(file, isBigEndian: false) is ("ALPH", _) ? HasAlpha : (byte)0, 0, 0, 0,
            .. head[6..12],
        ];
        var riff = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(riff, (uint)(4 + extended.Length + inner));
        return new DecoderInput([.. "RIFF"u8, .. riff, .. "WEBP"u8, .. extended], from, inner, []);
    }

    /// <summary>24 bits, the lowest byte first.</summary>
    public static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
