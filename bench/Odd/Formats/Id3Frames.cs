using System.Buffers.Binary;
using System.Text;

namespace Roomtone.Odd.Bench.Formats;

/// <summary>ID3v2.4 (id3.org/id3v2.4.0-structure): a head of ten bytes, frames of ten and their bodies, then MPEG audio.</summary>
internal sealed class Id3Frames : IChunkFormat
{
    private const int Head = 10;

    public List<Chunk> Read(byte[] file)
    {
        if (file.Length < Head || !file.AsSpan().StartsWith("ID3"u8)) return file.Length == 0 ? [] : [new Chunk("", file)];
        var end = Math.Min(file.Length, Head + Synchsafe(file.AsSpan(6)));
        var (chunks, at) = (new List<Chunk>(), Head);
        while (at + Head <= end && file[at] is >= (byte)'A' and <= (byte)'Z')
        {
            var length = Synchsafe(file.AsSpan(at + 4));
            if (length > end - at - Head) break;
            chunks.Add(new Chunk(Encoding.Latin1.GetString(file, at, 4), file[(at + Head)..(at + Head + length)]));
            at += Head + length;
        }

        chunks.Add(new Chunk("", file[end..]));
        return chunks;
    }

    public byte[] Write(IReadOnlyList<Chunk> chunks)
    {
        using var frames = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var chunk in chunks.Where(chunk => chunk.Name.Length > 0))
        {
            frames.Write(Encoding.Latin1.GetBytes(chunk.Name));
            Synchsafe((uint)(chunk.Claim ?? (ulong)chunk.Body.Length), length);
            frames.Write(length);
            frames.Write([0, 0]);
            frames.Write(chunk.Body);
        }

        Synchsafe((uint)(chunks.FirstOrDefault(chunk => chunk.Name.Length == 0)?.Claim ?? (ulong)frames.Length), length);
        var sound = chunks.Where(chunk => chunk.Name.Length == 0).SelectMany(chunk => chunk.Body);
        return [.. "ID3"u8, 4, 0, 0, .. length, .. frames.ToArray(), .. sound];
    }

    public Chunk Odd(Random random) => random.Next(4) switch
    {
        0 => new("TPE1", [3, .. "Anna\0Bob\0AC/DC"u8]),
        1 => new("TXXX", [(byte)random.Next(5), .. "ITUNESADVISORY\0"u8, (byte)('0' + random.Next(5))]),
        2 => new("APIC", new byte[random.Next(300_000)]),
        _ => new("TLAN", [1, 0xFF, 0xFE, .. new byte[random.Next(9)]]),
    };

    /// <summary>Seven bits a byte.</summary>
    private static int Synchsafe(ReadOnlySpan<byte> bytes)
    {
        var number = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return (int)((number & 0x7F) | ((number >> 1) & 0x3F80) | ((number >> 2) & 0x1F_C000) | ((number >> 3) & 0xFE0_0000));
    }

    private static void Synchsafe(uint number, Span<byte> bytes)
    {
        for (var i = 3; i >= 0; i--, number >>= 7) bytes[i] = (byte)(number & 0x7F);
    }
}
