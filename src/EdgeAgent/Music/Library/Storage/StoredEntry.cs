using System.Numerics;
using System.Runtime.InteropServices;
using LiteDB;

namespace Roomtone.EdgeAgent.Music.Library.Storage;

/// <summary>A value of <see cref="LibraryFile"/>, with the checksum that shows it is what was written there and under that key.</summary>
/// <param name="Key">At most <see cref="LongestKey"/> bytes of UTF-8.</param>
/// <param name="Format">Grows when the same value would be made in another way.</param>
/// <param name="Body">UTF-8 JSON.</param>
internal readonly record struct StoredEntry(string Key, int Format, byte[] Body)
{
    /// <summary>LiteDB refuses index keys of 1,023 bytes and more.</summary>
    public const int LongestKey = 1000;

    /// <exception cref="InvalidDataException">The document is not what was written.</exception>
    public static StoredEntry Read(string collection, BsonDocument document)
    {
        var (key, format, body, checksum) = (document["_id"], document["format"], document["body"], document["crc"]);
        if (key.IsString && format.IsInt32 && body.IsBinary && checksum.IsInt64)
        {
            var entry = new StoredEntry(key.AsString, format.AsInt32, body.AsBinary);
            if (entry.Checksum(collection) == checksum.AsInt64) return entry;
        }

        throw new InvalidDataException("an entry is not what was written");
    }

    public BsonDocument ToDocument(string collection) => new()
    {
        ["_id"] = Key,
        ["format"] = Format,
        ["body"] = Body,
        ["crc"] = Checksum(collection),
    };

    /// <summary>CRC-32C: finds every error of up to 32 bits in a row, and lets one of four billion others pass.</summary>
    private long Checksum(string collection)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, (uint)Format);
        crc = Add(crc, MemoryMarshal.AsBytes(collection.AsSpan()));
        crc = Add(crc, MemoryMarshal.AsBytes(Key.AsSpan()));
        return Add(crc, Body);
    }

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = BitOperations.Crc32C(crc, (uint)bytes.Length);
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words) crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, rest);
        return crc;
    }
}
