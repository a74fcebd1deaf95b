using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Roomtone.Odd.Bench.Formats;

/// <summary>RFC 9639: "fLaC", metadata blocks of a type and 24 bits of length, the last one marked, then frames.</summary>
internal sealed class FlacBlocks : IChunkFormat
{
    private const int Comment = 4;
    private const int Picture = 6;
    private const byte Last = 0x80;

    public List<Chunk> Read(byte[] file)
    {
        var (chunks, at, last) = (new List<Chunk>(), 4, false);
        while (!last && at + 4 <= file.Length)
        {
            var head = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            var length = (int)(head & 0xFF_FFFF);
            if (length > file.Length - at - 4) break;
            last = (head >> 31) == 1;
            chunks.Add(new Chunk(((head >> 24) & 0x7F).ToString(CultureInfo.InvariantCulture), file[(at + 4)..(at + 4 + length)]));
            at += 4 + length;
        }

        if (at < file.Length) chunks.Add(new Chunk("", file[at..]));
        return chunks;
    }

    public byte[] Write(IReadOnlyList<Chunk> chunks)
    {
        using var file = new MemoryStream();
        file.Write("fLaC"u8);
        var last = chunks.Select((chunk, number) => (chunk, number)).LastOrDefault(one => one.chunk.Name.Length > 0).number;
        Span<byte> head = stackalloc byte[4];
        foreach (var (number, chunk) in chunks.Index())
        {
            if (chunk.Name.Length > 0)
            {
                BinaryPrimitives.WriteUInt32BigEndian(head, (uint)(chunk.Claim ?? (ulong)chunk.Body.Length) & 0xFF_FFFF);
                head[0] = (byte)(byte.Parse(chunk.Name, CultureInfo.InvariantCulture) | (number == last ? Last : 0));
                file.Write(head);
            }

            file.Write(chunk.Body);
        }

        return file.ToArray();
    }

    public Chunk Odd(Random random) => random.Next(3) switch
    {
        0 => Block(Comment, Comments("ARTIST=Anna", "ARTIST=Bob", "ITUNESADVISORY=1", $"COMMENT={new string('x', random.Next(100_000))}")),
        1 => Block(Picture, new byte[random.Next(200_000)]),
        _ => Block(random.Next(127), new byte[random.Next(50)]),
    };

    /// <summary>Vorbis comments: lengths in little endian.</summary>
    public static byte[] Comments(params IReadOnlyList<string> comments)
    {
        using var block = new MemoryStream();
        void Text(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            block.Write(BitConverter.GetBytes(bytes.Length));
            block.Write(bytes);
        }

        Text("odd");
        block.Write(BitConverter.GetBytes(comments.Count));
        foreach (var comment in comments) Text(comment);
        return block.ToArray();
    }

    private static Chunk Block(int type, byte[] body) => new(type.ToString(CultureInfo.InvariantCulture), body);
}
