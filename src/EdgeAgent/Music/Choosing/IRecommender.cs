namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>Chooses tracks. It knows nothing but what it is asked with, so that a choice can be made again from the same request.</summary>
internal interface IRecommender
{
    /// <returns>Up to <paramref name="count"/> choices, best first. Empty only where no track passes the filter.</returns>
    IReadOnlyList<Choice> Choose(ChoiceRequest request, int count);
}
