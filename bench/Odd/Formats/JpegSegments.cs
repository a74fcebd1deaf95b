using System.Buffers.Binary;

namespace Roomtone.Odd.Bench.Formats;

/// <summary>ITU T.81, annex B: markers with lengths up to the first scan, which stays one piece with all behind it.</summary>
internal sealed class JpegSegments : IChunkFormat
{
    private const string Scan = "";
    private const byte StartOfScan = 0xDA;
    private const byte ApplicationSegment1 = 0xE1;

    public List<Chunk> Read(byte[] file)
    {
        var (chunks, at) = (new List<Chunk>(), 2);
        while (at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] != StartOfScan)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > file.Length) break;
            chunks.Add(new Chunk(((char)file[at + 1]).ToString(), file[(at + 4)..(at + 2 + length)]));
            at += 2 + length;
        }

        if (at < file.Length) chunks.Add(new Chunk(Scan, file[at..]));
        return chunks;
    }

    public byte[] Write(IReadOnlyList<Chunk> chunks)
    {
        using var file = new MemoryStream();
        Span<byte> length = stackalloc byte[2];
        file.Write([0xFF, 0xD8]);
        foreach (var chunk in chunks)
        {
            if (chunk.Name.Length > 0)
            {
                file.Write([0xFF, (byte)chunk.Name[0]]);
                BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(chunk.Claim ?? (ulong)(chunk.Body.Length + 2)));
                file.Write(length);
            }

            file.Write(chunk.Body);
        }

        return file.ToArray();
    }

    public Chunk Odd(Random random) => random.Next(4) switch
    {
        0 => new(((char)ApplicationSegment1).ToString(), [.. "Exif\0\0"u8, .. Exif.Odd(random)]),
        1 => new(((char)0xFE).ToString(), [.. "a comment"u8]),
        2 => new(((char)0xEE).ToString(), [.. "Adobe\0\x64\0\0\0\0"u8, (byte)random.Next(4)]),
        _ => new(((char)random.Next(0xC0, 0xFF)).ToString(), new byte[random.Next(40)]),
    };
}
