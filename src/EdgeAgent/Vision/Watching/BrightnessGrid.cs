using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Vision.Watching;

/// <summary>
/// A frame as a grid of cells of 8 x 8 pixels, each with nothing but how bright it is. Too coarse to show a face, good enough
/// to see that something moved. Every other row is read: 32 pixels a cell average the noise of a camera away.
/// </summary>
internal sealed class BrightnessGrid(int width, int height)
{
    /// <summary>Pixels.</summary>
    public const int Cell = 8;

    /// <summary>What a cell grows by when each of its pixels becomes one of 255 steps brighter: 4 rows of 8 pixels of 3 colours.</summary>
    public const int Step = Cell / RowStep * CellBytes;

    private const int RowStep = 2;
    private const int CellBytes = Cell * 3;

    private readonly ushort[] _line = new ushort[width / Cell * CellBytes];

    public int Columns { get; } = width / Cell;

    public int Rows { get; } = height / Cell;

    /// <summary>Row by row, in 1/<see cref="Step"/> of brightness.</summary>
    public ushort[] Cells { get; } = new ushort[width / Cell * (height / Cell)];

    public void Take(Frame frame)
    {
        for (var row = 0; row < Rows; row++)
        {
            AddUp(frame.Pixels.AsSpan(row * Cell * frame.Width * 3), frame.Width * 3);
            SumCells(Cells.AsSpan(row * Columns, Columns));
        }
    }

    public void Wipe()
    {
        Array.Clear(Cells);
        Array.Clear(_line);
    }

    /// <summary>The sums down each column of bytes, over a row of cells.</summary>
    private void AddUp(ReadOnlySpan<byte> pixels, int stride)
    {
        ref var source = ref MemoryMarshal.GetReference(pixels);
        ref var line = ref MemoryMarshal.GetArrayDataReference(_line);
        var i = 0;
        for (; i + Vector128<byte>.Count <= _line.Length; i += Vector128<byte>.Count)
        {
            var sum = Vector256<ushort>.Zero;
            for (var row = 0; row < Cell; row += RowStep)
            {
                var bytes = Vector128.LoadUnsafe(ref source, (nuint)((row * stride) + i));
                sum += Vector256.Create(Vector128.WidenLower(bytes), Vector128.WidenUpper(bytes));
            }

            sum.StoreUnsafe(ref line, (nuint)i);
        }

        for (; i < _line.Length; i++)
        {
            _line[i] = 0;
            for (var row = 0; row < Cell; row += RowStep) _line[i] += pixels[(row * stride) + i];
        }
    }

    private void SumCells(Span<ushort> cells)
    {
        ref var line = ref MemoryMarshal.GetArrayDataReference(_line);
        for (var column = 0; column < cells.Length; column++)
        {
            var at = (nuint)(column * CellBytes);
            var sums = Vector128.LoadUnsafe(ref line, at) + Vector128.LoadUnsafe(ref line, at + 8) + Vector128.LoadUnsafe(ref line, at + 16);
            cells[column] = Vector128.Sum(sums);
        }
    }
}
