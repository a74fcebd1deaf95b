using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Tests.Mood;

/// <summary>A room that is looked at ten times a second.</summary>
internal sealed class Room : IEventLog, ILiveState
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tenth = TimeSpan.FromMilliseconds(100);

    /// <param name="settings">Without them: the defaults, but no early first reading.</param>
    public Room(MoodSettings? settings = null)
    {
        var defaults = new MoodSettings();
        Stage = new MoodStage(settings ?? defaults with { FirstReading = defaults.Window }, this, this);
    }

    public static Expressions Smile => Expressions.From([0.2f, 0.75f, 0.05f, 0, 0, 0, 0, 0]);

    public static Expressions Frown => Expressions.From([0.1f, 0, 0, 0.1f, 0.7f, 0.05f, 0.05f, 0]);

    public static Expressions Tears => Expressions.From([0.2f, 0, 0, 0.75f, 0.05f, 0, 0, 0]);

    public static Expressions Blank => Expressions.From([0.95f, 0.02f, 0, 0.03f, 0, 0, 0, 0]);

    public static Expressions FaintSmile => Expressions.From([0.8f, 0.18f, 0, 0.02f, 0, 0, 0, 0]);

    public static Expressions Amazed => Expressions.From([0.1f, 0.05f, 0.85f, 0, 0, 0, 0, 0]);

    public static Expressions Unclear => Expressions.From([0.2f, 0.2f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f]);

    public MoodStage Stage { get; }

    public DateTimeOffset Now { get; private set; } = Start;

    public List<MoodEvent> Events { get; } = [];

    public LiveMood? Live { get; private set; }

    public List<MoodObservation> Observed { get; } = [];

    public Contracts.Mood Mood => Observed[^1].Room.Mood;

    /// <summary>The first face shown is track 1, and so on, unless <see cref="FirstTrack"/> says else.</summary>
    public long FirstTrack { get; set; } = 1;

    public static Face Face(Expressions expressions) =>
        new(
            default,
            0.9f,
            [],
            new ExpressionReading(expressions, Circumplex.Of(expressions), Peak(expressions), Peak(expressions) >= 0.5f)
        );

    private static float Peak(Expressions expressions)
    {
        Span<float> shares = stackalloc float[Expressions.Count];
        expressions.CopyTo(shares);
        return System.Numerics.Tensors.TensorPrimitives.Max(shares);
    }

    public Room Shows(double seconds, params Expressions[] faces)
    {
        var until = Now + TimeSpan.FromSeconds(seconds);
        for (; Now < until; Now += Tenth)
        {
            if (Stage.Observe(Now, [.. faces.Select((shows, i) => Face(shows) with { Track = FirstTrack + i })]) is { } observation)
                Observed.Add(observation);
        }

        return this;
    }

    public Room Pauses(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds);
        return this;
    }

    public void Append<T>(string type, T data)
    {
        Assert.Equal(EventTypes.Mood, type);
        Events.Add(Assert.IsType<MoodEvent>(data));
    }

    public void Show<T>(string kind, T state)
    {
        Assert.Equal(StateKinds.Mood, kind);
        Live = Assert.IsType<LiveMood>(state);
    }
}
