using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>All that a choice rests on.</summary>
/// <param name="Catalogue">The tracks.</param>
/// <param name="Filter">What the owner allows; never relaxed.</param>
/// <param name="Mood">What the music should aim at; null when the mood is unknown.</param>
/// <param name="Played">What was played, the newest first.</param>
/// <param name="Taste">What the room's people said of the music.</param>
/// <param name="Unplayable">Tracks that failed lately.</param>
/// <param name="Turn">Counts the choices, so that equals take turns.</param>
internal sealed record ChoiceRequest(
    Catalogue Catalogue,
    TrackFilter Filter,
    MoodTarget? Mood,
    IReadOnlyList<PlayedTrack> Played,
    Taste Taste,
    IReadOnlySet<string> Unplayable,
    long Turn);

/// <param name="Mood">The name of the mood.</param>
/// <param name="Affect">The point to aim at.</param>
/// <param name="Confidence">How sure the mood is, 0 to 1.</param>
internal sealed record MoodTarget(Contracts.Mood Mood, Affect Affect, double Confidence);

internal sealed record PlayedTrack(string Track, string Artist, DateTimeOffset At);
