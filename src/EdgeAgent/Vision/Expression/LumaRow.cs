using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Roomtone.EdgeAgent.Vision.Expression;

/// <summary>How bright pixels are (luma of ITU-R BT.601), in 1/256 of a step.</summary>
internal static class LumaRow
{
    private const int Red = 77;
    private const int Green = 150;
    private const int Blue = 29;

    private const byte No = 0xFF;
    private const int PixelsAStep = 4;

    public static int Of(byte red, byte green, byte blue) => (Red * red) + (Green * green) + (Blue * blue);

    /// <summary>Adds that of each pixel to the line, four at a time.</summary>
    /// <param name="pixels">RGB, three bytes a pixel.</param>
    /// <param name="line">As many as are wanted.</param>
    public static void Add(ReadOnlySpan<byte> pixels, Span<float> line)
    {
        ref var source = ref MemoryMarshal.GetReference(pixels);
        ref var target = ref MemoryMarshal.GetReference(line);
        var x = 0;
        for (; x + PixelsAStep <= line.Length && (3 * x) + Vector128<byte>.Count <= pixels.Length; x += PixelsAStep)
        {
            var luma = Of(Vector128.LoadUnsafe(ref source, (nuint)(3 * x)));
            (Vector128.LoadUnsafe(ref target, (nuint)x) + luma).StoreUnsafe(ref target, (nuint)x);
        }

        for (; x < line.Length; x++) line[x] += Of(pixels[3 * x], pixels[(3 * x) + 1], pixels[(3 * x) + 2]);
    }

    private static Vector128<float> Of(Vector128<byte> pixels)
    {
        var red = Vector128.Shuffle(pixels, Vector128.Create(0, No, No, No, 3, No, No, No, 6, No, No, No, 9, No, No, No));
        var green = Vector128.Shuffle(pixels, Vector128.Create(1, No, No, No, 4, No, No, No, 7, No, No, No, 10, No, No, No));
        var blue = Vector128.Shuffle(pixels, Vector128.Create(2, No, No, No, 5, No, No, No, 8, No, No, No, 11, No, No, No));
        var luma = AsFloats(red) * Red;
        luma = Vector128.FusedMultiplyAdd(AsFloats(green), Vector128.Create((float)Green), luma);
        return Vector128.FusedMultiplyAdd(AsFloats(blue), Vector128.Create((float)Blue), luma);
    }

    private static Vector128<float> AsFloats(Vector128<byte> numbers) => Vector128.ConvertToSingle(numbers.AsInt32());
}
