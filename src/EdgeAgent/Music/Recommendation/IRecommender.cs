namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>Chooses tracks. It knows nothing but what it is asked with, so that a choice can be made again from the same request.</summary>
internal interface IRecommender
{
    /// <returns>The choices and what they were made from. No choice only where no track may come.</returns>
    Recommendation Choose(ChoiceRequest request, int count);
}

/// <param name="Choices">Best first.</param>
/// <param name="Candidates">The best tracks before diversity.</param>
/// <param name="MoodShare">How much the mood weighed in fact, 0 to 1.</param>
/// <param name="Allowed">How many tracks the owner's filter lets through.</param>
internal sealed record Recommendation(IReadOnlyList<Choice> Choices, IReadOnlyList<Candidate> Candidates, float MoodShare, int Allowed);
