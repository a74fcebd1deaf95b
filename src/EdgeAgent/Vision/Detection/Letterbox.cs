using System.Numerics;
using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>
/// Fits a region of a frame into the network's square: same shape, black bars, RGB from -1 to 1, without aliasing.
/// First down the columns, which regions beside each other share, then along the rows.
/// </summary>
internal sealed class Letterbox
{
    private readonly int _side;
    private readonly int _targetWidth;
    private readonly int _targetHeight;
    private readonly FilterTaps _rows;
    private readonly ushort[] _rowWeights;
    private readonly RowFilter _columns;

    /// <param name="width">Pixels of the region.</param>
    /// <param name="height">Pixels of the region.</param>
    /// <param name="side">Pixels of the square.</param>
    /// <param name="filter">How rows are scaled; null for the quickest.</param>
    public Letterbox(int width, int height, int side, Func<FilterTaps, RowFilter>? filter = null)
    {
        _side = side;
        var scale = (float)side / Math.Max(width, height);
        _targetWidth = Math.Max(1, (int)MathF.Round(width * scale));
        _targetHeight = Math.Max(1, (int)MathF.Round(height * scale));
        Margin = new Vector2((side - _targetWidth) / 2, (side - _targetHeight) / 2);
        Shrink = new Vector2((float)width / _targetWidth, (float)height / _targetHeight);

        _rows = FilterTaps.Between(height, _targetHeight);
        _rowWeights = [.. _rows.InUnits(ScaledRows.WeightUnit).Select(weight => (ushort)weight)];
        _columns = (filter ?? RowFilter.For)(FilterTaps.Between(width, _targetWidth));
    }

    /// <summary>Black pixels left of and above the picture.</summary>
    public Vector2 Margin { get; }

    /// <summary>Pixels of the region a pixel of the square.</summary>
    public Vector2 Shrink { get; }

    /// <summary>Scales the rows of a strip as high as this one's regions. The strip may hold several of them.</summary>
    public void Scale(Frame frame, Region strip, ScaledRows rows) => rows.Fill(frame, strip, _rows, _rowWeights);

    /// <param name="rows">A strip with the region in it.</param>
    /// <param name="left">The region's first column in the frame.</param>
    /// <param name="square">Side x side x 3 floats.</param>
    public void Fill(ScaledRows rows, int left, Span<float> square)
    {
        var (x, y) = ((int)Margin.X, (int)Margin.Y);
        Blacken(square);
        for (var row = 0; row < _targetHeight; row++)
            _columns.Apply(rows.From(row, left), square.Slice((((y + row) * _side) + x) * 3, _targetWidth * 3));
    }

    public void Wipe() => _columns.Wipe();

    /// <summary>The bars only; the picture covers the rest.</summary>
    private void Blacken(Span<float> square)
    {
        var top = (int)Margin.Y * _side * 3;
        var bottom = ((int)Margin.Y + _targetHeight) * _side * 3;
        square[..top].Fill(-1);
        square[bottom..].Fill(-1);
        if (_targetWidth < _side) square[top..bottom].Fill(-1);
    }
}
