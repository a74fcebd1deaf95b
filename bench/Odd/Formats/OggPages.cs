using System.Buffers.Binary;

namespace Roomtone.Odd.Bench.Formats;

/// <summary>RFC 3533: pages with a table of segments and a checksum. A piece's body is the page without them.</summary>
internal sealed class OggPages : IChunkFormat
{
    private const int Head = 27;
    private const int ChecksumAt = 22;
    private const string Page = "page";

    public List<Chunk> Read(byte[] file)
    {
        var (chunks, at) = (new List<Chunk>(), 0);
        while (at + Head <= file.Length && file.AsSpan(at).StartsWith("OggS"u8))
        {
            var table = file[at + Head - 1];
            if (at + Head + table > file.Length) break;
            var length = Head + table + file.AsSpan(at + Head, table).ToArray().Sum(segment => segment);
            if (at + length > file.Length) break;
            chunks.Add(new Chunk(Page, file[at..(at + length)]));
            at += length;
        }

        if (at < file.Length) chunks.Add(new Chunk("", file[at..]));
        return chunks;
    }

    public byte[] Write(IReadOnlyList<Chunk> chunks)
    {
        using var file = new MemoryStream();
        foreach (var chunk in chunks)
        {
            var page = chunk.Body.ToArray();
            if (chunk.Name == Page && page.Length >= Head)
            {
                page.AsSpan(ChecksumAt, 4).Clear();
                BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(ChecksumAt), (uint)(chunk.Claim ?? Checksums.Ogg(page)));
            }

            file.Write(page);
        }

        return file.ToArray();
    }

    public Chunk Odd(Random random) => new(Page, [.. "OggS"u8, 0, (byte)random.Next(8), .. new byte[20], 1, 10, .. new byte[10]]);
}
