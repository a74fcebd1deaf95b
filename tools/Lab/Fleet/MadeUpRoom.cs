using Roomtone.Contracts;

namespace Roomtone.Lab.Fleet;

/// <summary>A room that nobody is in: people come and go, and its mood drifts slowly, as a real one's does.</summary>
internal sealed class MadeUpRoom(Random random)
{
    private const int MostPeople = 8;

    /// <summary>Nearer to the middle of the circumplex than this, a mood is neutral.</summary>
    private const double Neutral = 0.2;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private int _people = random.Next(1, 4);
    private double _valence = Around(random, 0.5);
    private double _arousal = Around(random, 0.3);

    public MoodEvent Next(DateTimeOffset at)
    {
        if (random.NextDouble() < 0.1) _people = Math.Clamp(_people + random.Next(-1, 2), 0, MostPeople);
        _valence = Drift(_valence);
        _arousal = Drift(_arousal);
        return _people == 0
            ? new MoodEvent(at - Window, at, 0, null, Mood.Unknown, null, null, null, null)
            : new MoodEvent(
                at - Window,
                at,
                _people,
                Part(0.6, 1),
                MoodHere(),
                Rounded(_valence),
                Rounded(_arousal),
                Part(0.55, 0.95),
                Faces()
            );
    }

    private Mood MoodHere() => (Strength(), _valence >= 0, _arousal >= 0) switch
    {
        ( < Neutral, _, _) => Mood.Neutral,
        (_, true, true) => Mood.Happy,
        (_, true, false) => Mood.Calm,
        (_, false, true) => Mood.Tense,
        _ => Mood.Sad,
    };

    /// <summary>Shares that add up to 1: what is not neutral shows the side of the circumplex that the room is on.</summary>
    private Expressions Faces()
    {
        var shown = Math.Min(1, Strength());
        float Share(double part) => (float)Rounded(shown * part);
        var neutral = (float)Rounded(1 - shown);
        return (_valence >= 0, _arousal >= 0) switch
        {
            (true, _) => new(neutral, Share(0.9), Share(0.1), 0, 0, 0, 0, 0),
            (false, true) => new(neutral, 0, Share(0.1), 0, Share(0.5), Share(0.1), Share(0.2), Share(0.1)),
            _ => new(neutral, 0, 0, Share(0.9), 0, 0, 0, Share(0.1)),
        };
    }

    private double Strength() => Math.Sqrt((_valence * _valence) + (_arousal * _arousal));

    private double Drift(double value) => Math.Clamp((value * 0.97) + Around(random, 0.08), -1, 1);

    private double Part(double from, double to) => Rounded(from + (random.NextDouble() * (to - from)));

    private static double Around(Random random, double reach) => ((random.NextDouble() * 2) - 1) * reach;

    private static double Rounded(double value) => Math.Round(value, 3);
}
