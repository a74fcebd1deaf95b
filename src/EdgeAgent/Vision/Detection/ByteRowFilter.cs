using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>
/// With AVX2: two pixels at a time, and four taps of each in one multiplication of bytes. Weights are counted in 1/127, so
/// that one of them can be the whole and a sum still fits 16 bits.
/// </summary>
internal sealed class ByteRowFilter : RowFilter
{
    private const int WeightUnit = 127;
    private const int TapsAGroup = 4;
    private const float ToUnit = 2f / (255 * WeightUnit);
    private const byte Nothing = 0x80;

    /// <summary>Four pixels RGBRGBRGBRGB as RRRRGGGGBBBB, in both halves.</summary>
    private static readonly Vector256<byte> ByColour = Vector256.Create(
        0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11, Nothing, Nothing, Nothing, Nothing,
        0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11, Nothing, Nothing, Nothing, Nothing);

    private readonly int _groups;
    private readonly int[] _pairStarts;
    private readonly sbyte[] _weights;

    public ByteRowFilter(FilterTaps columns)
    {
        _groups = (columns.Count + TapsAGroup - 1) / TapsAGroup;
        _pairStarts = PairStarts(columns);
        _weights = PairWeights(columns, _groups);
    }

    /// <summary>Each pair is stored as eight floats, of which the fourth and the eighth are mended by what comes after.</summary>
    public override void Apply(ReadOnlySpan<byte> line, Span<float> row)
    {
        ref var source = ref MemoryMarshal.GetReference(line);
        ref var target = ref MemoryMarshal.GetReference(row);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref var starts = ref MemoryMarshal.GetArrayDataReference(_pairStarts);
        var pairs = _pairStarts.Length / 2;
        for (var pair = 0; pair < pairs - 1; pair++)
        {
            var pixels = Pair(ref source, ref starts, ref weights, pair, _groups);
            pixels.GetLower().StoreUnsafe(ref target, (nuint)(6 * pair));
            pixels.GetUpper().StoreUnsafe(ref target, (nuint)((6 * pair) + 3));
        }

        var last = Pair(ref source, ref starts, ref weights, pairs - 1, _groups);
        var rest = row[(6 * (pairs - 1))..];
        for (var i = 0; i < rest.Length; i++) rest[i] = last[i < 3 ? i : i + 1];
    }

    public override void Wipe()
    {
        // It keeps nothing of a picture.
    }

    private static Vector256<float> Pair(ref byte source, ref int starts, ref sbyte weights, int pair, int groups)
    {
        var left = (nuint)System.Runtime.CompilerServices.Unsafe.Add(ref starts, 2 * pair);
        var right = (nuint)System.Runtime.CompilerServices.Unsafe.Add(ref starts, (2 * pair) + 1);
        var weight = (nuint)(pair * groups * Vector256<sbyte>.Count);
        var sums = Vector256<short>.Zero;
        for (
            var group = 0;
            group < groups;
            group++, left += 3 * TapsAGroup, right += 3 * TapsAGroup, weight += (nuint)Vector256<sbyte>.Count
        )
        {
            var bytes = Vector256.Create(Vector128.LoadUnsafe(ref source, left), Vector128.LoadUnsafe(ref source, right));
            sums += Avx2.MultiplyAddAdjacent(Avx2.Shuffle(bytes, ByColour), Vector256.LoadUnsafe(ref weights, weight));
        }

        var colours = Avx2.MultiplyAddAdjacent(sums, Vector256<short>.One);
        return Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(colours), Vector256.Create(ToUnit), -Vector256<float>.One);
    }

    /// <summary>For each pair and group of taps: four weights for each of three colours, of the one pixel and of the other.</summary>
    private static sbyte[] PairWeights(FilterTaps columns, int groups)
    {
        var units = columns.InUnits(WeightUnit);
        var pairs = (columns.Starts.Length + 1) / 2;
        var weights = new sbyte[pairs * groups * Vector256<sbyte>.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            var (pair, group, place) = (i / 32 / groups, i / 32 % groups, i % 32);
            var (right, colour, tap) = (place / 16, place % 16 / 4, (group * TapsAGroup) + (place % 4));
            if (colour < 3 && tap < columns.Count)
                weights[i] = (sbyte)units[(Math.Min((2 * pair) + right, columns.Starts.Length - 1) * columns.Count) + tap];
        }

        return weights;
    }
}
