using System.Buffers.Binary;
using System.Text;

namespace Roomtone.Odd.Bench.Formats;

/// <summary>ISO/IEC 14496-12: boxes of a length with its head, a type and a body, some of which hold boxes.</summary>
internal sealed class Mp4Atoms : IChunkFormat
{
    private const int Head = 8;

    public List<Chunk> Read(byte[] file)
    {
        var (chunks, at) = (new List<Chunk>(), 0);
        while (at + Head <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length < Head || length > file.Length - at) break;
            chunks.Add(new Chunk(Encoding.Latin1.GetString(file, at + 4, 4), file[(at + Head)..(at + (int)length)]));
            at += (int)length;
        }

        if (at < file.Length) chunks.Add(new Chunk("", file[at..]));
        return chunks;
    }

    public byte[] Write(IReadOnlyList<Chunk> chunks)
    {
        using var file = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var chunk in chunks)
        {
            if (chunk.Name.Length > 0)
            {
                BinaryPrimitives.WriteUInt32BigEndian(length, (uint)(chunk.Claim ?? (ulong)(chunk.Body.Length + Head)));
                file.Write(length);
                file.Write(Encoding.Latin1.GetBytes(chunk.Name));
            }

            file.Write(chunk.Body);
        }

        return file.ToArray();
    }

    public int? ListAt(string name) => name switch
    {
        "moov" or "trak" or "mdia" or "minf" or "stbl" or "udta" or "ilst" or "dinf" => 0,
        "meta" => 4, // A full box: version and flags stand before its list.
        { Length: 4 } when name[0] == '\u00a9' || name is "rtng" or "gnre" or "covr" => 0,
        _ => null,
    };

    public Chunk Odd(Random random) => random.Next(3) switch
    {
        0 => new("rtng", Data(21, (byte)random.Next(6))),
        1 => new("\u00a9ART", Data(1, "Anna"u8)),
        _ => new("free", new byte[random.Next(100)]),
    };

    /// <summary>The value of an entry of iTunes' list: a box "data" with its type and a locale of 0.</summary>
    public static byte[] Data(byte type, params ReadOnlySpan<byte> value)
    {
        byte[] body = [0, 0, 0, type, 0, 0, 0, 0, .. value];
        return new Mp4Atoms().Write([new Chunk("data", body)]);
    }
}
