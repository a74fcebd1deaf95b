using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Where a track probably lies on the plane of valence and arousal, and how sure that is.</summary>
/// <param name="At">The likeliest point.</param>
/// <param name="ValenceSpread">Standard deviation of the valence; <see cref="Unknown"/> has the widest.</param>
/// <param name="ArousalSpread">Standard deviation of the arousal.</param>
/// <param name="Basis">What it rests on, e.g. <c>its genre, jazz</c>; empty when on nothing.</param>
internal sealed record TrackAffect(Affect At, double ValenceSpread, double ArousalSpread, string Basis)
{
    /// <summary>A track of which nothing is known may be anything: about the spread of rated music on a scale from -1 to 1.</summary>
    public const double WidestSpread = 0.5;

    public static TrackAffect Unknown { get; } = new(default, WidestSpread, WidestSpread, "");

    public bool IsKnown => Basis.Length > 0;
}
