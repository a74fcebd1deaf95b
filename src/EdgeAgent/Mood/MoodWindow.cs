using Roomtone.Contracts;
using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>
/// Adds up the faces of one window, track by track: somebody seen in a hundred frames is one person. A frame with fewer
/// sure faces than the threshold adds nothing to the numbers, so that no single face can be read out of the window of a venue.
/// </summary>
internal sealed class MoodWindow(DateTimeOffset from, int minPeople, MoodSettings settings)
{
    /// <summary>Who is seen in this part of the frames that count has a whole vote; who passes by has a part of one.</summary>
    private const double WholeVoteFrom = 0.5;

    /// <summary>No reading rests on fewer frames with enough people.</summary>
    private const int FewestFrames = 4;

    private readonly Dictionary<long, PersonSeen> _people = [];
    private readonly List<int> _counts = [];
    private DateTimeOffset _firstCounted;
    private int _frames;
    private int _framesSinceCounted;
    private int _readings;
    private int _sure;

    public DateTimeOffset From { get; } = from;

    public DateTimeOffset End => From + settings.Window;

    /// <summary>When the last frame came; the start where none did.</summary>
    public DateTimeOffset LastFrame { get; private set; } = from;

    public void Add(DateTimeOffset at, IReadOnlyList<Face> faces)
    {
        LastFrame = at;
        _frames++;
        _framesSinceCounted++;
        _readings += faces.Count;
        var sure = 0;
        for (var i = 0; i < faces.Count; i++)
            if (faces[i].Reading.IsSure) sure++;
        _sure += sure;
        if (sure < minPeople) return;

        if (_counts.Count == 0) (_firstCounted, _framesSinceCounted) = (at, 1);
        _counts.Add(sure);
        for (var i = 0; i < faces.Count; i++)
            if (faces[i].Reading.IsSure) PersonOf(faces[i].Track).Add(faces[i].Expressions);
    }

    /// <summary>The window's aggregate. One whose frames stopped before half of its time is a gap.</summary>
    public WindowReading Close() => new(From, End, IsOften(_frames) && LastFrame - From >= settings.Window / 2 ? Evidence() : null);

    /// <summary>What it shows since people came, once that is long enough to say something sure; else null.</summary>
    public WindowReading? CloseEarly()
    {
        if (_counts.Count < FewestFrames || LastFrame - _firstCounted < settings.FirstReading || !IsOften(_framesSinceCounted)) return null;
        var evidence = Evidence();
        return evidence.Confidence >= settings.MinConfidence ? new WindowReading(_firstCounted, LastFrame, evidence) : null;
    }

    private bool IsOften(int frames) => _counts.Count > 0 && _counts.Count >= settings.MinPresence * frames;

    private MoodEvidence Evidence()
    {
        Span<float> mean = stackalloc float[Expressions.Count];
        var votes = 0f;
        foreach (var person in _people.Values) votes += person.Vote(_counts.Count * WholeVoteFrom, mean);
        var peak = 0f;
        foreach (ref var share in mean) peak = MathF.Max(peak, share /= votes);
        _counts.Sort();
        var coverage = (double)_sure / _readings;
        var expressions = Expressions.From(mean);
        return new MoodEvidence(_counts[_counts.Count / 2], coverage, expressions, Circumplex.Of(expressions), coverage * peak);
    }

    private PersonSeen PersonOf(long track)
    {
        if (!_people.TryGetValue(track, out var person)) _people[track] = person = new PersonSeen();
        return person;
    }
}

/// <summary>What one track showed within a window.</summary>
internal sealed class PersonSeen
{
    private readonly float[] _sums = new float[Expressions.Count];
    private int _frames;

    public void Add(Expressions expressions)
    {
        Span<float> shares = stackalloc float[Expressions.Count];
        expressions.CopyTo(shares);
        for (var i = 0; i < shares.Length; i++) _sums[i] += shares[i];
        _frames++;
    }

    /// <summary>Adds the track's mean to the room's, as much as its vote weighs.</summary>
    /// <param name="wholeVoteFrom">Frames from which on the vote is whole.</param>
    /// <param name="shares">Takes the weighted mean.</param>
    /// <returns>The weight, above 0 to 1.</returns>
    public float Vote(double wholeVoteFrom, Span<float> shares)
    {
        var weight = (float)Math.Min(1, _frames / wholeVoteFrom);
        for (var i = 0; i < shares.Length; i++) shares[i] += weight * _sums[i] / _frames;
        return weight;
    }
}

/// <summary>What one window showed, before smoothing. Without <see cref="Evidence"/> it is a gap.</summary>
/// <param name="From">Start, UTC.</param>
/// <param name="To">End, UTC.</param>
/// <param name="Evidence">The numbers; null when fewer people were seen than the room asks for.</param>
internal sealed record WindowReading(DateTimeOffset From, DateTimeOffset To, MoodEvidence? Evidence);

/// <summary>The aggregate of a window over its people.</summary>
/// <param name="People">How many faces were typically seen at once: the median over the frames that count.</param>
/// <param name="Coverage">Share of the face readings that were sure enough, 0 to 1.</param>
/// <param name="Expressions">The mean shares of the faces that count.</param>
/// <param name="Affect">The mean's point on the circumplex.</param>
/// <param name="Confidence">How clearly one expression stands out, times the coverage, 0 to 1.</param>
internal sealed record MoodEvidence(int People, double Coverage, Expressions Expressions, Affect Affect, double Confidence);
