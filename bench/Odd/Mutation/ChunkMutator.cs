using Roomtone.Odd.Bench.Formats;

namespace Roomtone.Odd.Bench.Mutation;

/// <summary>Takes a file apart, damages a piece or the list of them, and puts it together again.</summary>
internal sealed class ChunkMutator(IChunkFormat format)
{
    private static readonly int[] Sizes = [0, 1, 100, 65_533, 70_000, 1_000_000];

    public byte[] Mutate(byte[] file, Random random)
    {
        var chunks = format.Read(file);
        if (chunks.Count == 0) return ByteMutator.Mutate(file, random);
        var at = random.Next(chunks.Count);
        switch (random.Next(10))
        {
            case 0:
                chunks.RemoveAt(at);
                break;
            case 1:
                chunks.Insert(at, chunks[random.Next(chunks.Count)]);
                break;
            case 2:
                var other = random.Next(chunks.Count);
                (chunks[at], chunks[other]) = (chunks[other], chunks[at]);
                break;
            case 3:
                chunks[at] = chunks[at] with { Claim = OddNumbers.Next(random) };
                break;
            case 4:
                chunks.Insert(at, format.Odd(random));
                break;
            case 5:
                chunks.Insert(at, new Chunk("", new byte[random.Next(1, 6)]));
                break;
            case 6:
                var filling = new byte[Sizes[random.Next(Sizes.Length)]];
                Array.Fill(filling, (byte)(random.Next(2) * 255));
                chunks[at] = chunks[at] with { Body = filling };
                break;
            default:
                chunks[at] = chunks[at] with { Body = Inside(chunks[at], random) };
                break;
        }

        return format.Write(chunks);
    }

    private byte[] Inside(Chunk chunk, Random random) =>
        format.ListAt(chunk.Name) is { } start && chunk.Body.Length > start
            ? [.. chunk.Body[..start], .. Mutate(chunk.Body[start..], random)]
            : ByteMutator.Mutate(chunk.Body, random);
}
