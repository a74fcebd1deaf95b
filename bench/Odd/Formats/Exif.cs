using System.Buffers.Binary;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Formats;

/// <summary>A TIFF block with an orientation, as cameras write it, and odd ones.</summary>
internal static class Exif
{
    private const ushort Orientation = 0x0112;
    private const int FirstDirectory = 8;
    private const int Entry = 12;

    public static byte[] Of(int orientation, bool isLittle = true, int entries = 1, uint? directory = null)
    {
        var block = new byte[FirstDirectory + 2 + (Entry * Math.Clamp(entries, 1, 100)) + 4];
        (isLittle ? "II*\0"u8 : "MM\0*"u8).CopyTo(block);
        Put(block.AsSpan(4), directory ?? FirstDirectory, 4, isLittle);
        Put(block.AsSpan(FirstDirectory), (ulong)entries, 2, isLittle);
        var entry = block.AsSpan(FirstDirectory + 2);
        Put(entry, Orientation, 2, isLittle);
        Put(entry[2..], 3, 2, isLittle);
        Put(entry[4..], 1, 4, isLittle);
        Put(entry[8..], (ulong)orientation, 2, isLittle);
        return block;
    }

    public static byte[] Odd(Random random)
    {
        if (random.Next(4) == 0)
        {
            var wiped = new byte[random.Next(60)];
            Array.Fill(wiped, (byte)(random.Next(2) * 255));
            return wiped;
        }

        uint? directory = random.Next(3) == 0 ? (uint)OddNumbers.Next(random) : null;
        return Of(random.Next(10), random.Next(2) == 0, random.Next(3) == 0 ? (int)(ushort)OddNumbers.Next(random) : 1, directory);
    }

    private static void Put(Span<byte> at, ulong number, int bytes, bool isLittle)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(all, number);
        all = all[..bytes];
        if (!isLittle) all.Reverse();
        all.CopyTo(at);
    }
}
