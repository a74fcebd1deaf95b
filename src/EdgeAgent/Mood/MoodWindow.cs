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
