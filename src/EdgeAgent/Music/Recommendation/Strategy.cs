namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>What a choice leans on. The hybrid is the rule; the others are tried now and then, to learn from.</summary>
internal enum Strategy
{
    /// <summary>All parts, what the room said itself first.</summary>
    Hybrid,

    /// <summary>What the room likes already.</summary>
    Familiar,

    /// <summary>What others play who play the same.</summary>
    Neighbours,

    /// <summary>What was never heard here.</summary>
    Discover,

    /// <summary>What many play in the room's languages.</summary>
    Popular,
}

/// <summary>How much each part of a taste weighs; they add up to 1.</summary>
internal readonly record struct PartWeights(float Own, float Collaborative, float Content, float Popular, float Novel)
{
    /// <summary>
    /// Set by judgement: no public data has a room's own words, tags and plays together. What the room's people say
    /// leads, and the choice log gathers what is needed to fit them.
    /// </summary>
    public static PartWeights Of(Strategy strategy) => strategy switch
    {
        Strategy.Familiar => new(0.70f, 0.10f, 0.15f, 0.05f, 0f),
        Strategy.Neighbours => new(0.20f, 0.60f, 0.10f, 0.05f, 0.05f),
        Strategy.Discover => new(0.15f, 0.25f, 0.15f, 0.05f, 0.40f),
        Strategy.Popular => new(0.20f, 0.10f, 0.10f, 0.55f, 0.05f),
        _ => new(0.45f, 0.25f, 0.15f, 0.08f, 0.07f),
    };
}

/// <summary>What speaks for a track, each from 0 to 1; 0.5 where nothing is known.</summary>
/// <param name="Own">What the room's people said of it and its artist, and how much of it they heard.</param>
/// <param name="Collaborative">Whether it goes together with what they like, by the history of all rooms.</param>
/// <param name="Content">Whether its tags are like those of what they like.</param>
/// <param name="Popular">Its rank in its language, by in how many rooms it is played.</param>
/// <param name="Novel">1 where it was never played, falling with each play.</param>
internal readonly record struct TasteParts(float Own, float Collaborative, float Content, float Popular, float Novel)
{
    public float Weighed(PartWeights weights) =>
        (weights.Own * Own)
        + (weights.Collaborative * Collaborative)
        + (weights.Content * Content)
        + (weights.Popular * Popular)
        + (weights.Novel * Novel);
}
