using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Vision.Zones;

/// <summary>Blacks the zones out in a frame, in place. Where they lie is worked out once a frame size.</summary>
internal sealed class ZoneMask(IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> zones)
{
    private (int Start, int Length)[] _runs = [];
    private (int Width, int Height) _runsFor;

    public void Blacken(Frame frame)
    {
        if (zones.Count == 0) return;
        if (_runsFor != (frame.Width, frame.Height))
        {
            _runs = [.. RunsOf(frame.Width, frame.Height)];
            _runsFor = (frame.Width, frame.Height);
        }

        foreach (var (start, length) in _runs) frame.Pixels.AsSpan(start, length).Clear();
    }

    /// <summary>Runs of bytes to clear.</summary>
    private IEnumerable<(int Start, int Length)> RunsOf(int width, int height) =>
        from corners in zones
        let zone = new Zone(corners)
        from row in Enumerable.Range(0, height)
        from pixels in zone.PixelsAt((row + 0.5) / height, width)
        where pixels.End > pixels.From
        select (((row * width) + pixels.From) * 3, (pixels.End - pixels.From) * 3);
}
