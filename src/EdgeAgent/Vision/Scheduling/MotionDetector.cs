namespace Roomtone.EdgeAgent.Vision.Scheduling;

/// <summary>
/// Which cells of an area look different from when it was last looked at with care. A change of the whole light is taken
/// off first; what counts as different follows from the noise that the picture itself shows.
/// </summary>
internal sealed class MotionDetector(CellArea area, BrightnessGrid grid)
{
    /// <summary>Fewer different cells than this are a fly, or chance.</summary>
    public const int FewestCells = 3;

    /// <summary>Steps of brightness (of 255) that are never movement.</summary>
    private const int Floor = 4 * BrightnessGrid.Step;

    /// <summary>
    /// In medians of the absolute deviation: for normal noise 7.4 of them are five standard deviations, which one of
    /// 1.7 million cells passes by chance.
    /// </summary>
    private const double NoiseFactor = 7.4;

    /// <summary>No camera is as noisy as this many steps, so that a picture that is another one altogether counts as moved.</summary>
    private const int Ceiling = 24 * BrightnessGrid.Step;

    private const int MostSamples = 256;

    private readonly ushort[] _seen = new ushort[grid.Cells.Length];
    private readonly bool[] _moved = new bool[grid.Cells.Length];

    public CellArea Area => area;

    /// <summary>How many cells differ and are not yet taken.</summary>
    public int Left { get; private set; }

    /// <summary>Remembers the area as it is now.</summary>
    public void Remember()
    {
        for (var row = area.Top; row < area.Bottom; row++)
        {
            var from = (row * grid.Columns) + area.Left;
            grid.Cells.AsSpan(from, area.Right - area.Left).CopyTo(_seen.AsSpan(from));
        }
    }

    public void Compare()
    {
        var (light, limit) = LightAndLimit();
        Left = 0;
        for (var row = area.Top; row < area.Bottom; row++)
        {
            for (var i = (row * grid.Columns) + area.Left; i < (row * grid.Columns) + area.Right; i++)
            {
                _moved[i] = Math.Abs(grid.Cells[i] - _seen[i] - light) > limit;
                if (_moved[i]) Left++;
            }
        }
    }

    /// <summary>Counts the different cells of a part and takes them: what one part explains, the rest need not.</summary>
    public int Consume(CellArea part)
    {
        var taken = 0;
        for (var row = part.Top; row < part.Bottom; row++)
        {
            foreach (ref var moved in _moved.AsSpan((row * grid.Columns) + part.Left, Math.Max(0, part.Right - part.Left)))
            {
                if (moved) taken++;
                moved = false;
            }
        }

        Left -= taken;
        return taken;
    }

    public void Wipe()
    {
        Array.Clear(_seen);
        Array.Clear(_moved);
    }

    /// <summary>The median change of the area's cells, and how far from it noise may lie; from an even sample.</summary>
    private (int Light, int Limit) LightAndLimit()
    {
        Span<int> changes = stackalloc int[MostSamples];
        var count = Sample(changes);
        if (count == 0) return (0, Floor);
        changes = changes[..count];
        changes.Sort();
        var light = changes[count / 2];
        foreach (ref var change in changes) change = Math.Abs(change - light);
        changes.Sort();
        return (light, Math.Clamp((int)(NoiseFactor * changes[count / 2]), Floor, Ceiling));
    }

    private int Sample(Span<int> changes)
    {
        var width = area.Right - area.Left;
        var step = Math.Max(1, (area.Count / MostSamples) + 1);
        var count = 0;
        for (var place = 0; place < area.Count; place += step)
        {
            var i = ((area.Top + (place / width)) * grid.Columns) + area.Left + (place % width);
            changes[count++] = grid.Cells[i] - _seen[i];
        }

        return count;
    }
}
