using System.Numerics;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Vision.Tracking;

/// <summary>
/// A face from when it comes into view until it leaves. It knows where it is and what it shows, never who it is: a person
/// who comes back is another track.
/// </summary>
/// <param name="id">Counts up from the agent's start.</param>
/// <param name="at">When it was first found.</param>
/// <param name="face">As it was first found.</param>
/// <param name="smoothing">The time constant of its expressions.</param>
internal sealed class FaceTrack(long id, DateTimeOffset at, in DetectedFace face, TimeSpan smoothing)
{
    /// <summary>No extrapolation reaches further ahead: people turn.</summary>
    private static readonly TimeSpan LongestPrediction = TimeSpan.FromSeconds(0.6);

    /// <summary>The weight of the newest speed, from the last two places; the rest is the speed before.</summary>
    private const float NewSpeed = 0.6f;

    private Vector2 _speed; // Pixels a second.

    public long Id => id;

    /// <summary>As it was last found.</summary>
    public DetectedFace Face { get; private set; } = face;

    /// <summary>When it was last found.</summary>
    public DateTimeOffset SeenAt { get; private set; } = at;

    /// <summary>Runs of the detector over its place, in a row, that did not find it.</summary>
    public int Misses { get; private set; }

    /// <summary>Runs of the detector that found it.</summary>
    public int Finds { get; private set; } = 1;

    /// <summary>Nothing has moved within its box since it was found, so it is where it was.</summary>
    public bool IsStill { get; set; } = true;

    /// <summary>Whether it had moved by more than a quarter of its width when it was last found.</summary>
    public bool HasMoved { get; private set; } = true;

    public SmoothedExpressions Shows { get; } = new(smoothing);

    public void Find(DateTimeOffset now, in DetectedFace found)
    {
        var went = Centre(found.Box) - Centre(Face.Box);
        var seconds = (float)(now - SeenAt).TotalSeconds;
        if (seconds > 0) _speed = Finds == 1 ? went / seconds : Vector2.Lerp(_speed, went / seconds, NewSpeed);
        HasMoved = went.Length() > found.Box.Width / 4;
        (Face, SeenAt, Misses, IsStill) = (found, now, 0, true);
        Finds++;
    }

    public void Miss() => Misses++;

    /// <summary>Where it should be now: at its last place if nothing moved there, else extrapolated by its speed.</summary>
    public FaceBox PredictBox(DateTimeOffset now) => Moved(Face.Box, now);

    /// <summary>The box as a person would draw it.</summary>
    public FaceBox PredictMarked(DateTimeOffset now) => Moved(Face.Marked, now);

    public static Vector2 Centre(FaceBox box) => new(box.X + (box.Width / 2), box.Y + (box.Height / 2));

    private FaceBox Moved(FaceBox box, DateTimeOffset now)
    {
        if (IsStill) return box;
        var ahead = now - SeenAt < LongestPrediction ? now - SeenAt : LongestPrediction;
        var went = _speed * (float)ahead.TotalSeconds;
        return box with { X = box.X + went.X, Y = box.Y + went.Y };
    }
}

/// <summary>The mean of a face's readings, each weighing less the older it is: by time, so that the frame rate does not matter.</summary>
/// <param name="timeConstant">After it a reading weighs 1/e of a new one; zero keeps only the newest.</param>
internal sealed class SmoothedExpressions(TimeSpan timeConstant)
{
    private readonly float[] _sums = new float[Expressions.Count];
    private float _weight;

    /// <summary>When the last reading was made; null before the first.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public void Add(DateTimeOffset at, Expressions reading)
    {
        Span<float> shares = stackalloc float[Expressions.Count];
        reading.CopyTo(shares);
        var keep = ReadAt is { } before && timeConstant > TimeSpan.Zero ? (float)Math.Exp(-(at - before) / timeConstant) : 0;
        for (var i = 0; i < shares.Length; i++) _sums[i] = (_sums[i] * keep) + shares[i];
        _weight = (_weight * keep) + 1;
        ReadAt = at;
    }

    /// <param name="notSureBelow">The confidence below which the answer is "not sure".</param>
    public ExpressionReading Mean(float notSureBelow)
    {
        Span<float> mean = stackalloc float[Expressions.Count];
        for (var i = 0; i < mean.Length; i++) mean[i] = _sums[i] / _weight;
        return ExpressionReading.From(mean, notSureBelow);
    }
}
