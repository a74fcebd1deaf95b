using System.Buffers.Binary;
using System.Text;

namespace Roomtone.Odd.Bench.Formats;

/// <summary>ISO/IEC 15948: length, type, data, checksum.</summary>
internal sealed class PngChunks : IChunkFormat
{
    private const int Signature = 8;
    private const int Around = 12;

    public List<Chunk> Read(byte[] file)
    {
        var (chunks, at) = (new List<Chunk>(), Signature);
        while (at + Around <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - Around) break;
            chunks.Add(new Chunk(Encoding.Latin1.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + (int)length)]));
            at += Around + (int)length;
        }

        if (at < file.Length) chunks.Add(new Chunk("", file[at..]));
        return chunks;
    }

    public byte[] Write(IReadOnlyList<Chunk> chunks)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        Span<byte> number = stackalloc byte[4];
        foreach (var chunk in chunks)
        {
            if (chunk.Name.Length == 0)
            {
                file.Write(chunk.Body);
                continue;
            }

            byte[] covered = [.. Encoding.Latin1.GetBytes(chunk.Name), .. chunk.Body];
            BinaryPrimitives.WriteUInt32BigEndian(number, (uint)(chunk.Claim ?? (ulong)chunk.Body.Length));
            file.Write(number);
            file.Write(covered);
            BinaryPrimitives.WriteUInt32BigEndian(number, Checksums.Png(covered));
            file.Write(number);
        }

        return file.ToArray();
    }

    public Chunk Odd(Random random) => random.Next(4) switch
    {
        0 => new("eXIf", Exif.Odd(random)),
        1 => new("tEXt", [.. "Comment\0"u8, .. new byte[random.Next(100)]]),
        2 => new("IDAT", new byte[random.Next(100)]),
        _ => new("PLTE", new byte[3 * random.Next(300)]),
    };
}
