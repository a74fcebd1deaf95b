using System.IO.Compression;
using System.Security.Cryptography;

namespace Roomtone.Recommender;

/// <summary>
/// A model as one message: <c>RTTM</c>, the format's number, SHA-256 of the rest, and the rest compressed by Brotli: the
/// time, then artists twice and songs, each column by column. Little-endian.
/// </summary>
internal static class ModelSerializer
{
    /// <summary>A message of MQTT may be larger; a box's memory and a slow line should not have to bear it.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private const int MostUnpackedBytes = 16 * 1024 * 1024;
    private const int MostItems = 60_000;
    private const int MostNeighbours = 5_000_000;
    private const byte Format = 1;
    private const int HeaderLength = 5 + SHA256.HashSizeInBytes;
    private static readonly byte[] Magic = "RTTM"u8.ToArray();

    /// <returns>The message; fewer neighbours than asked for where they would not fit in <see cref="MostBytes"/>.</returns>
    public static byte[] Pack(DateTimeOffset builtAt, Func<int, (ItemIndex Artists, ItemIndex Newcomers, ItemIndex Songs)> items, int kept)
    {
        for (; ; kept = kept * 2 / 3)
        {
            var (artists, newcomers, songs) = items(kept);
            var packed = Pack(builtAt, artists, newcomers, songs);
            if (packed.Length <= MostBytes || kept <= 1) return packed;
        }
    }

    /// <exception cref="TasteModelException">It is no model, is damaged, or larger than allowed.</exception>
    public static RecommenderModel Unpack(ReadOnlySpan<byte> message)
    {
        if (message.Length > MostBytes)
            throw new TasteModelException($"It has {message.Length} bytes; a model has at most {MostBytes}.");
        if (message.Length < HeaderLength || !message[..4].SequenceEqual(Magic))
            throw new TasteModelException("It does not begin as a model of Roomtone does.");
        if (message[4] != Format)
            throw new TasteModelException(
                $"It is of format {message[4]}; this agent reads format {Format}. Bring agent and CloudSync to the same version."
            );
        var hash = SHA256.HashData(message[HeaderLength..]);
        if (!message[5..HeaderLength].SequenceEqual(hash)) throw new TasteModelException("It is damaged: its checksum does not fit.");
        try
        {
            using var reader = new BinaryReader(new MemoryStream(Decompress(message[HeaderLength..])));
            var builtAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64());
            var model = new RecommenderModel(
                Convert.ToHexStringLower(hash.AsSpan(0, 8)),
                builtAt,
                ReadItems(reader),
                ReadItems(reader),
                ReadItems(reader)
            );
            if (!model.Artists.Keys.SequenceEqual(model.Newcomers.Keys))
                throw new TasteModelException("Its two lists of artists are not the same.");
            return reader.BaseStream.Position == reader.BaseStream.Length
                ? model
                : throw new TasteModelException("There is more in it than a model.");
        }
        catch (Exception e)
            when (e is EndOfStreamException or InvalidDataException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw new TasteModelException("It breaks off, or its numbers are not those of a model.", e);
        }
    }

    private static byte[] Pack(DateTimeOffset builtAt, ItemIndex artists, ItemIndex newcomers, ItemIndex songs)
    {
        var rest = new MemoryStream();
        using (var writer = new BinaryWriter(new BrotliStream(rest, CompressionLevel.Optimal, leaveOpen: true)))
        {
            writer.Write(builtAt.ToUnixTimeMilliseconds());
            Write(writer, artists);
            Write(writer, newcomers);
            Write(writer, songs);
        }

        var body = rest.ToArray();
        return [.. Magic, Format, .. SHA256.HashData(body), .. body];
    }

    private static void Write(BinaryWriter writer, ItemIndex items)
    {
        writer.Write(items.Count);
        foreach (var key in items.Keys) writer.Write(key);
        foreach (var support in items.Support) writer.Write(support);
        for (var item = 0; item < items.Count; item++) writer.Write7BitEncodedInt(items.Starts[item + 1] - items.Starts[item]);
        foreach (var scale in items.Scales) writer.Write(scale);
        for (var item = 0; item < items.Count; item++)
        {
            var last = 0;
            foreach (var neighbour in items.Neighbours[items.Starts[item]..items.Starts[item + 1]])
            {
                writer.Write7BitEncodedInt(neighbour - last);
                last = neighbour;
            }
        }

        foreach (var weight in items.Weights) writer.Write(weight);
    }

    private static ItemIndex ReadItems(BinaryReader reader)
    {
        var count = Within(reader.ReadInt32(), MostItems, "items");
        var keys = Read(count, reader.ReadUInt64);
        for (var item = 1; item < count; item++)
            if (keys[item] <= keys[item - 1]) throw new TasteModelException("Its keys are not in order.");
        var support = Read(count, reader.ReadUInt16);
        var starts = new int[count + 1];
        for (var item = 0; item < count; item++)
            starts[item + 1] = starts[item] + Within(reader.Read7BitEncodedInt(), count, "neighbours of an item");
        Within(starts[count], MostNeighbours, "neighbours");
        var scales = Read(count, reader.ReadSingle);
        if (!scales.All(float.IsFinite)) throw new TasteModelException("A scale of it is no number.");
        var neighbours = new ushort[starts[count]];
        for (var item = 0; item < count; item++)
        {
            var last = 0;
            for (var n = starts[item]; n < starts[item + 1]; n++)
                neighbours[n] = (ushort)(last = Within(last + reader.Read7BitEncodedInt(), count - 1, "as a neighbour's place"));
        }

        return new ItemIndex(keys, support, starts, scales, neighbours, Read(starts[count], reader.ReadSByte));
    }

    private static T[] Read<T>(int count, Func<T> read)
    {
        var values = new T[count];
        for (var i = 0; i < count; i++) values[i] = read();
        return values;
    }

    private static int Within(int value, int most, string what) =>
        value >= 0 && value <= most ? value : throw new TasteModelException($"It has {value} {what}; allowed are 0 to {most}.");

    private static byte[] Decompress(ReadOnlySpan<byte> packed)
    {
        using var stream = new BrotliStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var unpacked = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int read; (read = stream.Read(part)) > 0;)
        {
            unpacked.Write(part, 0, read);
            if (unpacked.Length > MostUnpackedBytes) throw new TasteModelException($"Unpacked it has more than {MostUnpackedBytes} bytes.");
        }

        return unpacked.ToArray();
    }
}
