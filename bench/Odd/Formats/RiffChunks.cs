using System.Buffers.Binary;
using System.Text;

namespace Roomtone.Odd.Bench.Formats;

/// <summary>RIFF: WAVE and WebP. Name, length in little endian, data, padded to an even length.</summary>
internal sealed class RiffChunks : IChunkFormat
{
    private const int Start = 12;
    private const int Head = 8;

    private static readonly float[] OddSamples =
    [
        float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.Epsilon, 1e30f,
    ];

    public List<Chunk> Read(byte[] file)
    {
        if (file.Length < Start) return [];
        var (chunks, at) = (new List<Chunk> { new("", file[..Start]) }, Start);
        while (at + Head <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4));
            if (length > file.Length - at - Head) break;
            chunks.Add(new Chunk(Encoding.Latin1.GetString(file, at, 4), file[(at + Head)..(at + Head + (int)length)]));
            at += Head + (int)length + (int)(length & 1);
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
                file.Write(Encoding.Latin1.GetBytes(chunk.Name));
                BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)(chunk.Claim ?? (ulong)chunk.Body.Length));
                file.Write(length);
            }

            file.Write(chunk.Body);
            if (chunk.Name.Length > 0 && chunk.Body.Length % 2 == 1) file.WriteByte(0);
        }

        var bytes = file.ToArray();
        if (bytes.Length >= Head && chunks[0] is { Name: "", Claim: null })
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)(bytes.Length - Head));
        return bytes;
    }

    public Chunk Odd(Random random) => random.Next(5) switch
    {
        0 => new("EXIF", Exif.Odd(random)),
        1 => new("VP8X", [(byte)random.Next(256), 0, 0, 0, .. BitConverter.GetBytes(random.Next()).AsSpan(0, 3), 0xFF, 0xFF, 0]),
        2 => new("LIST", [.. "INFOIART"u8, .. BitConverter.GetBytes(random.Next()), .. "Anna"u8]),
        3 => new("fmt ", [3, 0, (byte)random.Next(9), 0, .. BitConverter.GetBytes(random.Next(400_000)), 0, 0, 0, 0, 4, 0, 32, 0]),
        _ => new("data", [.. Enumerable.Range(0, 200).SelectMany(_ => BitConverter.GetBytes(OddSamples[random.Next(OddSamples.Length)]))]),
    };
}
