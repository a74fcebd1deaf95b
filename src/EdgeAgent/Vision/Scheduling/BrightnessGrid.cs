using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Vision.Scheduling;

/// <summary>
/// A frame as a grid of cells of 8 x 8 pixels, each with nothing but how bright it is. Too coarse to show a face, good enough
/// to see that something moved. Of a cell, every other row is read, and of a row two thirds, now the left and now the right:
/// 21 of its 64 pixels, enough to average the noise of a camera away.
/// </summary>
internal sealed class BrightnessGrid(int width, int height)
{
    /// <summary>Pixels.</summary>
    public const int Cell = 8;

    /// <summary>What a cell grows by when each of its bytes becomes one of 255 steps brighter.</summary>
    public const int Step = 4 * 16;

    private const int CellBytes = Cell * 3;

    /// <summary>Bytes from the left of a cell to where its second and fourth row are read.</summary>
    private const int Right = CellBytes - 16;

    public int Columns { get; } = width / Cell;

    public int Rows { get; } = height / Cell;

    /// <summary>Row by row, in 1/<see cref="Step"/> of brightness.</summary>
    public ushort[] Cells { get; } = new ushort[width / Cell * (height / Cell)];

    public void Measure(Frame frame)
    {
        var stride = frame.Width * 3;
        for (var row = 0; row < Rows; row++)
            TakeRow(frame.Pixels.AsSpan(row * Cell * stride, Cell * stride), stride, Cells.AsSpan(row * Columns, Columns));
    }

    public void Wipe() => Array.Clear(Cells);

    private static void TakeRow(ReadOnlySpan<byte> pixels, int stride, Span<ushort> cells)
    {
        ref var first = ref MemoryMarshal.GetReference(pixels);
        var (second, third, fourth) = ((nuint)((2 * stride) + Right), (nuint)(4 * stride), (nuint)((6 * stride) + Right));
        nuint at = 0;
        foreach (ref var cell in cells)
        {
            var sums = Sums(ref first, at) + Sums(ref first, at + second) + Sums(ref first, at + third) + Sums(ref first, at + fourth);
            cell = Vector128.Sum(sums);
            at += CellBytes;
        }
    }

    private static Vector128<ushort> Sums(ref byte pixels, nuint at)
    {
        var bytes = Vector128.LoadUnsafe(ref pixels, at);
        return Vector128.WidenLower(bytes) + Vector128.WidenUpper(bytes);
    }
}

/// <summary>A rectangle of cells of a <see cref="BrightnessGrid"/>; the ends are not part of it.</summary>
internal readonly record struct CellArea(int Left, int Top, int Right, int Bottom)
{
    public int Count => Math.Max(0, Right - Left) * Math.Max(0, Bottom - Top);

    /// <summary>The cells that a box in pixels touches.</summary>
    public static CellArea Of(FaceBox box, BrightnessGrid grid) => new(
        Math.Clamp((int)(box.X / BrightnessGrid.Cell), 0, grid.Columns),
        Math.Clamp((int)(box.Y / BrightnessGrid.Cell), 0, grid.Rows),
        Math.Clamp((int)MathF.Ceiling((box.X + box.Width) / BrightnessGrid.Cell), 0, grid.Columns),
        Math.Clamp((int)MathF.Ceiling((box.Y + box.Height) / BrightnessGrid.Cell), 0, grid.Rows));

    public static CellArea Of(Region region, BrightnessGrid grid) => Of(new FaceBox(region.X, region.Y, region.Width, region.Height), grid);

    /// <summary>What both have; empty where they have nothing.</summary>
    public CellArea Within(CellArea other) => new(
        Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));
}
