namespace Roomtone.Odd.Bench.Formats;

/// <summary>Headers of known lengths and a rest: a BMP's file header, its picture header, its pixels.</summary>
internal sealed class FixedPieces(params int[] lengths) : IChunkFormat
{
    public List<Chunk> Read(byte[] file)
    {
        var (chunks, at) = (new List<Chunk>(), 0);
        foreach (var length in lengths)
        {
            if (at + length > file.Length) break;
            chunks.Add(new Chunk("", file[at..(at + length)]));
            at += length;
        }

        if (at < file.Length) chunks.Add(new Chunk("", file[at..]));
        return chunks;
    }

    public byte[] Write(IReadOnlyList<Chunk> chunks) => [.. chunks.SelectMany(chunk => chunk.Body)];

    public Chunk Odd(Random random) => new("", new byte[random.Next(8)]);
}
