using System.Buffers.Binary;
using System.IO.Compression;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>
/// Whether a PNG holds as many rows as it says (W3C PNG, 8.2 and 9.2). Decoders leave those that are missing black and call it
/// a success. Its pixels are counted, not kept.
/// </summary>
internal static class PngRows
{
    private const int SignatureBytes = 8;
    private const int HeaderBytes = 13;
    private const int AfterChunk = 4;
    private const int BufferBytes = 64 * 1024;
    private const int Interlaced = 1;

    /// <summary>The passes of Adam7: the first column and row, and the steps across and down.</summary>
    private static readonly (int X, int Y, int Across, int Down)[] Adam7 =
    [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ];

    /// <exception cref="InvalidDataException">Rows are missing. What is damaged in another way is left to the decoder.</exception>
    public static void Check(Stream file, CancellationToken cancellationToken)
    {
        file.Position = SignatureBytes + 8;
        Span<byte> header = stackalloc byte[HeaderBytes];
        file.ReadExactly(header);
        var left = Expected(header);
        using var content = new PngContent(file, SignatureBytes);
        using var rows = new ZLibStream(content, CompressionMode.Decompress);
        var buffer = new byte[BufferBytes];
        try
        {
            while (left > 0 && rows.Read(buffer) is > 0 and var read)
            {
                cancellationToken.ThrowIfCancellationRequested();
                left -= read;
            }
        }
        catch (InvalidDataException) when (!content.IsAtEnd)
        {
            return;
        }
        catch (InvalidDataException)
        {
            // It ends in the middle.
        }

        if (left > 0 && !content.IsBroken) throw new InvalidDataException("is cut off: the PNG has fewer rows than it says. Copy it again.");
    }

    private static long Expected(ReadOnlySpan<byte> header)
    {
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        var samples = header[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 }; // By the type of colour.
        var bits = header[8] * samples;
        if (header[12] != Interlaced) return Rows(width, height, bits);
        var all = 0L;
        foreach (var (x, y, across, down) in Adam7) all += Rows(Steps(width, x, across), Steps(height, y, down), bits);
        return all;
    }

    private static long Steps(long length, int first, int step) => Math.Max(0, (length - first + step - 1) / step);

    /// <summary>Each row has a byte for its filter.</summary>
    private static long Rows(long width, long height, int bits) => width == 0 ? 0 : height * (1 + (((width * bits) + 7) / 8));

    /// <summary>The chunks IDAT one after another.</summary>
    private sealed class PngContent(Stream file, long at) : Stream
    {
        private long _next = at;
        private long _left;

        /// <summary>Something else stands between its pieces, or the end is missing.</summary>
        public bool IsBroken { get; private set; }

        /// <summary>All of its pixels were read, up to the end of the picture.</summary>
        public bool IsAtEnd { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            while (_left == 0)
            {
                file.Position = _next;
                if (Chunks.Next(file, isBigEndian: true) is not var (name, length) || IsUnknown(name))
                {
                    IsBroken = true;
                    return 0;
                }

                IsAtEnd = name == "IEND";
                if (IsAtEnd) return 0;

                _next = file.Position + length + AfterChunk;
                if (name == "IDAT") _left = length;
            }

            var read = file.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            _left -= read;
            return read;
        }

        /// <summary>A piece that nobody may pass over, by its first letter, and that none of the standard is.</summary>
        private static bool IsUnknown(string name) =>
            !char.IsAsciiLetterLower(name[0]) && name is not ("IHDR" or "PLTE" or "IDAT" or "IEND");

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
