using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>An entry of <c>YouTube:Catalogue</c> or <c>SoundCloud:Catalogue</c>: a link with the owner's own words on it.</summary>
/// <param name="Link">As the provider's pages and apps copy it.</param>
/// <param name="Title">As it is to be shown; empty: as the provider calls it.</param>
/// <param name="Artist">As it is to be shown; empty: as the provider calls it.</param>
/// <param name="Genre">The owner's word; empty if it does not matter.</param>
/// <param name="Mood">The mood it fits; or valence and arousal; or neither.</param>
/// <param name="Valence">-1 unpleasant to 1 pleasant.</param>
/// <param name="Arousal">-1 quiet to 1 lively.</param>
/// <param name="Language">ISO 639 code, or several as <c>de/en</c>; <c>zxx</c> where nobody sings.</param>
/// <param name="Explicit">Null where the owner does not know.</param>
/// <param name="Year">Null if it does not matter.</param>
/// <param name="Seconds">Its length; 0 if unknown.</param>
internal sealed record LinkedTrack(
    string Link,
    string Title = "",
    string Artist = "",
    string Genre = "",
    Contracts.Mood? Mood = null,
    double? Valence = null,
    double? Arousal = null,
    string Language = "",
    bool? Explicit = null,
    int? Year = null,
    double Seconds = 0)
{
    /// <returns>What cannot be, as the end of a sentence; null when all is well.</returns>
    public string? Fault()
    {
        if (Affect.Fault(Valence, Arousal) is { } fault) return fault;
        return OwnersWords.Fault(Year, Seconds, Title, Artist, Genre, Language);
    }
}
