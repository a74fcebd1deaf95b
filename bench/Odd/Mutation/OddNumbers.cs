namespace Roomtone.Odd.Bench.Mutation;

/// <summary>Numbers at the edges of what lengths, counts and offsets may be.</summary>
internal static class OddNumbers
{
    private static readonly ulong[] Edges =
    [
        0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 254, 255, 256, 1023, 1024, 4095, 4096, 32_767, 32_768, 65_534, 65_535,
        65_536, 16_777_215, 16_777_216, int.MaxValue - 1, int.MaxValue, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF, 0x1_0000_0000, long.MaxValue,
        0x8000_0000_0000_0000, ulong.MaxValue,
    ];

    public static ulong Next(Random random) => Edges[random.Next(Edges.Length)];
}
