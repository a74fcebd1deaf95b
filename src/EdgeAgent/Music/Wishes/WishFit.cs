using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;

namespace Roomtone.EdgeAgent.Music.Wishes;

/// <summary>
/// How long a wish waits because it is unlike what the room is for now. It is never refused for that: the room may change, and
/// after a quarter of an hour at most it comes.
/// </summary>
/// <param name="Wait">From when it was wished.</param>
/// <param name="Why">For people, such as <c>Too lively for now</c>; null where it does not wait.</param>
internal readonly record struct WishFit(TimeSpan Wait, string? Why)
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>As far from the mood, in units of the two spreads together, a track fits still (as <see cref="MoodSteer"/> has it).</summary>
    private const double Near = 1.25;

    /// <summary>What one unit more costs.</summary>
    private static readonly TimeSpan AUnit = TimeSpan.FromMinutes(10);

    /// <summary>See <see cref="MoodSteer"/>.</summary>
    private const double Tolerance = 0.25;
    private const double Doubt = 0.35;

    /// <param name="track">Where the track lies.</param>
    /// <param name="target">What the music aims at; null: it follows no mood.</param>
    /// <param name="sureFrom">A mood that is less sure steers nothing, 0 to 1.</param>
    public static WishFit Of(TrackAffect track, MoodTarget? target, double sureFrom)
    {
        if (target is null || target.Confidence <= sureFrom) return default;
        var tolerance = Tolerance + (Doubt * (1 - target.Confidence));
        var valence = (track.At.Valence - target.Affect.Valence) / double.Hypot(tolerance, track.ValenceSpread);
        var arousal = (track.At.Arousal - target.Affect.Arousal) / double.Hypot(tolerance, track.ArousalSpread);
        var beyond = double.Hypot(valence, arousal) - Near;
        if (beyond <= 0) return default;
        var sure = (target.Confidence - sureFrom) / (1 - sureFrom);
        var wait = AUnit * beyond * sure;
        return new WishFit(wait < Longest ? wait : Longest, Word(valence, arousal));
    }

    private static string Word(double valence, double arousal) => Math.Abs(arousal) >= Math.Abs(valence)
        ? arousal > 0 ? "Too lively for now" : "Too quiet for now"
        : valence > 0 ? "Too cheerful for now" : "Too sombre for now";
}
