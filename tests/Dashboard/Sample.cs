using Roomtone.Contracts;

namespace Roomtone.Dashboard.Tests;

/// <summary>States as a box would show them.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static readonly LiveMood Happy = new(
        Noon,
        Mood.Happy,
        new MoodEvent(Noon.AddSeconds(-5), Noon, 2, 0.9, Mood.Happy, 0.5, 0.3, 0.8, Expressions.From([0.2f, 0.8f, 0, 0, 0, 0, 0, 0])),
        "Two faces smile."
    );

    public static readonly LiveMood Nobody = new(
        Noon,
        Mood.Unknown,
        new MoodEvent(Noon.AddSeconds(-5), Noon, 0, null, Mood.Unknown, null, null, null, null),
        "Nobody is in view."
    );

    public static readonly TrackInfo Song = new("local", "a.ogg", "Aurora", "The Lamps", "", "", "en", 2011, 180);

    public static readonly LiveTrack Playing = new(
        Noon,
        PlayState.Playing,
        Song,
        12,
        60,
        "It is bright.",
        new Affect(0.5, 0.3),
        [new Suggestion(Song, "Also bright.")]
    );
}
