using System.ComponentModel.DataAnnotations;
using Roomtone.Contracts;

namespace Roomtone.Dashboard.History;

/// <summary>One time that a track was played.</summary>
/// <param name="At">When it started, UTC.</param>
/// <param name="Title">Its title.</param>
/// <param name="Artist">Empty if unknown.</param>
/// <param name="Provider">Where it comes from.</param>
/// <param name="Track">The provider's own id.</param>
/// <param name="Why">One sentence: why it was chosen.</param>
/// <param name="Heard">Share of it that was played, 0 to 1; null while it plays.</param>
/// <param name="Ended">finished, skipped or failed; null while it plays, or where its end is not known.</param>
/// <param name="MoodBefore">Mean of the 5 minutes before the start.</param>
/// <param name="MoodAfter">Mean from a minute after the start to 5 minutes after the end.</param>
/// <param name="Lift">The change from before to after; null where too little is known.</param>
/// <param name="Feedback">What people said of it: like, dislike, wrong-mood, override, and undo-like and so on.</param>
internal sealed record TrackPlay(
    DateTimeOffset At,
    string Title,
    string Artist,
    string Provider,
    string Track,
    string Why,
    double? Heard,
    [property: AllowedValues("finished", "skipped", "failed", null)] string? Ended,
    Affect? MoodBefore,
    Affect? MoodAfter,
    Lift? Lift,
    IReadOnlyList<string> Feedback);

/// <summary>How the mood changed over a play, each with its standard error.</summary>
internal sealed record Lift(double Valence, double Arousal, double ValenceError, double ArousalError);
