using Roomtone.Contracts;
using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>
/// Adds up the faces of one window. A frame with fewer sure faces than the threshold adds nothing to the numbers, so
/// that no single face can be read out of the window of a venue.
/// </summary>
internal sealed class MoodWindow(DateTimeOffset from, int minPeople, MoodSettings settings)
{
    private readonly double[] _shares = new double[Expressions.Count];
    private readonly List<int> _counts = [];
    private int _frames;
    private int _readings;
    private int _sure;
    private int _counted;

    public DateTimeOffset From { get; } = from;

    public DateTimeOffset End => From + settings.Window;

    /// <summary>When the last frame came; the start where none did.</summary>
    public DateTimeOffset LastFrame { get; private set; } = from;

    public void Add(DateTimeOffset at, IReadOnlyList<Face> faces)
    {
        LastFrame = at;
        _frames++;
        _readings += faces.Count;
        var sure = faces.Count(IsSure);
        _sure += sure;
        if (sure < minPeople) return;

        _counts.Add(sure);
        foreach (var face in faces)
        {
            if (IsSure(face)) Add(face.Expressions);
        }
    }

    /// <summary>The window's aggregate. One whose frames stopped before half of its time is a gap.</summary>
    public WindowReading Close() => new(From, End, IsKnown() ? Evidence() : null);

    private bool IsKnown() =>
        _counts.Count > 0 && _counts.Count >= settings.MinPresence * _frames && LastFrame - From >= settings.Window / 2;

    private MoodEvidence Evidence()
    {
        var mean = Expressions.From([.. _shares.Select(sum => (float)(sum / _counted))]);
        _counts.Sort();
        var coverage = (double)_sure / _readings;
        var peak = _shares.Max() / _counted;
        return new MoodEvidence(_counts[_counts.Count / 2], coverage, mean, Circumplex.Of(mean), coverage * peak);
    }

    private void Add(Expressions expressions)
    {
        Span<float> shares = stackalloc float[Expressions.Count];
        expressions.CopyTo(shares);
        for (var i = 0; i < shares.Length; i++) _shares[i] += shares[i];
        _counted++;
    }

    private bool IsSure(Face face)
    {
        Span<float> shares = stackalloc float[Expressions.Count];
        face.Expressions.CopyTo(shares);
        var peak = 0f;
        foreach (var share in shares) peak = Math.Max(peak, share);
        return peak >= settings.MinShare;
    }
}
