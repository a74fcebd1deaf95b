using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>
/// Turns windows into the mood of the room. Valence and arousal follow the sure windows with a time constant; the mood
/// changes only when another one has stood for the dwell time, and a held mood's bounds give a little (hysteresis).
/// </summary>
internal sealed class MoodSmoother(MoodSettings settings)
{
    /// <summary>How far a held mood's bounds give way, on the scale of valence and arousal.</summary>
    private const double Hysteresis = 0.05;

    private Affect? _affect;
    private Expressions? _expressions;
    private double _confidence;
    private DateTimeOffset _lastSure;
    private Contracts.Mood _current = Contracts.Mood.Unknown;
    private Contracts.Mood _candidate = Contracts.Mood.Unknown;
    private DateTimeOffset _candidateSince;
    private bool _isFirstGuess;
    private DateTimeOffset _last;

    public RoomMood Observe(WindowReading window)
    {
        // The clock was set back: nothing of before can be weighed by its age.
        if (window.From < _last) StartAfresh();
        _last = window.To;
        if (window.Evidence is { } evidence && evidence.Confidence >= settings.MinConfidence) return Follow(window, evidence);
        if (_current == Contracts.Mood.Unknown || window.To - _lastSure >= settings.ForgetAfter) return Forget(window);
        return Now(window.To, $"Still taken as {Word(_current)}: {Unsure(window)}.");
    }

    private RoomMood Follow(WindowReading window, MoodEvidence evidence)
    {
        var wasGuess = _isFirstGuess;
        _isFirstGuess = _current == Contracts.Mood.Unknown && window.To - window.From < settings.Window;
        if (wasGuess) _affect = null;
        Blend(window.To, evidence);
        _lastSure = window.To;
        var seen = MoodRegions.Of(_affect!.Value, _expressions!, _current, Hysteresis);
        if (seen != _candidate) (_candidate, _candidateSince) = (seen, window.From);
        if (seen == _current) return Now(window.To, $"{Capital(_current)}: {MoodReason.Of(_current, _expressions!, evidence.People)}.");

        // A short first window gives a first guess. The next one may correct it at once, since nobody has relied on it for long.
        var stood = window.To - _candidateSince;
        if (_current != Contracts.Mood.Unknown && !wasGuess && stood < settings.Dwell)
            return Now(
                window.To,
                $"Still taken as {Word(_current)}: it has looked {Word(seen)} for {stood.TotalSeconds:0} s, which may pass."
            );

        _current = seen;
        return Now(window.To, $"{Capital(_current)}: {MoodReason.Of(_current, _expressions!, evidence.People)}.");
    }

    /// <summary>First-order low-pass: the older mean keeps exp(-dt / time constant) of its weight.</summary>
    private void Blend(DateTimeOffset at, MoodEvidence evidence)
    {
        var keep = _affect is null ? 0 : Math.Exp(-(at - _lastSure) / settings.Smoothing);
        var old = _affect ?? default;
        _affect = new Affect(Mix(old.Valence, evidence.Affect.Valence), Mix(old.Arousal, evidence.Affect.Arousal));
        _confidence = Mix(_confidence, evidence.Confidence);
        _expressions = Mixed(_expressions ?? evidence.Expressions, evidence.Expressions, (float)keep);

        double Mix(double before, double now) => (keep * before) + ((1 - keep) * now);
    }

    private static Expressions Mixed(Expressions before, Expressions now, float keep)
    {
        Span<float> mixed = stackalloc float[Expressions.Count];
        Span<float> fresh = stackalloc float[Expressions.Count];
        before.CopyTo(mixed);
        now.CopyTo(fresh);
        for (var i = 0; i < mixed.Length; i++) mixed[i] = (keep * mixed[i]) + ((1 - keep) * fresh[i]);
        return Expressions.From(mixed);
    }

    private RoomMood Forget(WindowReading window)
    {
        StartAfresh();
        return new RoomMood(window.To, Contracts.Mood.Unknown, null, 0, $"Unknown: {Unsure(window)}.");
    }

    private void StartAfresh()
    {
        (_affect, _expressions, _confidence, _isFirstGuess) = (null, null, 0, false);
        _current = _candidate = Contracts.Mood.Unknown;
    }

    private RoomMood Now(DateTimeOffset at, string why) => new(at, _current, _affect, _confidence, why);

    private static string Unsure(WindowReading window) => window.Evidence is null
        ? "too few faces were seen to say anything"
        : "the expressions were not clear enough";

    private static string Word(Contracts.Mood mood) => mood.ToString().ToLowerInvariant();

    private static string Capital(Contracts.Mood mood) => mood.ToString();
}
