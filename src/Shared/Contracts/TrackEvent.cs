namespace Roomtone.Contracts;

/// <summary>Something happened to a track.</summary>
/// <param name="What">What happened.</param>
/// <param name="Provider">Where the track comes from.</param>
/// <param name="Id">The provider's own id.</param>
/// <param name="Title">The title, empty if the source has none.</param>
/// <param name="Artist">The artist, empty if the source has none.</param>
/// <param name="For">The mood it was chosen for, if any.</param>
/// <param name="Why">One sentence that a person understands.</param>
/// <param name="Heard">Share of the track that was played, 0 to 1; null when it has just started.</param>
public sealed record TrackEvent(
    TrackHappening What,
    string Provider,
    string Id,
    string Title,
    string Artist,
    Affect? For,
    string Why,
    double? Heard);

public enum TrackHappening
{
    Started,
    Finished,
    Skipped,
    Failed,
}
