using System.IO.Compression;
using System.Security.Cryptography;
using Roomtone.Contracts;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>Damages what is inside a taste model, whose checksum would keep all other damage out.</summary>
internal static class SealedModel
{
    private const int HeaderLength = 5 + SHA256.HashSizeInBytes;

    /// <returns>Null where the message is none.</returns>
    public static byte[]? MutateIn(byte[] message, Random random)
    {
        var (topic, model) = Message.Read(message);
        if (topic != Topics.TasteModel || model.Length < HeaderLength) return null;
        try
        {
            using var inside = new MemoryStream();
            using (var unpacking = new BrotliStream(new MemoryStream(model[HeaderLength..]), CompressionMode.Decompress))
                unpacking.CopyTo(inside);
            var damaged = ByteMutator.Mutate(inside.ToArray(), random);
            using var packed = new MemoryStream();
            using (var packing = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) packing.Write(damaged);
            var body = packed.ToArray();
            return Message.Of(topic, [.. model[..5], .. SHA256.HashData(body), .. body]);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }
}
