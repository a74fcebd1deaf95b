using System.Text.Json.Serialization;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Tracks;

/// <summary>An entry of the file <c>Spotify:Catalogue</c>: a track with the owner's own words on it.</summary>
/// <param name="Uri">E.g. <c>spotify:track:6rqhFgbbKwnb9MLmUQDhG6</c>; Spotify's apps copy it as a link, which is taken as well.</param>
/// <param name="Title">As it is to be shown.</param>
/// <param name="Artist">As it is to be shown.</param>
/// <param name="Album">Empty if it does not matter.</param>
/// <param name="Genre">The owner's word; empty if it does not matter.</param>
/// <param name="Mood">The mood it fits; or valence and arousal; or neither.</param>
/// <param name="Valence">-1 unpleasant to 1 pleasant.</param>
/// <param name="Arousal">-1 quiet to 1 lively.</param>
/// <param name="Language">ISO 639 code, or several as <c>de/en</c>; <c>zxx</c> where nobody sings.</param>
/// <param name="Explicit">Null where the owner does not know.</param>
/// <param name="Year">Null if it does not matter.</param>
/// <param name="Seconds">Its length; 0 if unknown.</param>
internal sealed record TaggedTrack(
    string Uri,
    string Title,
    string Artist = "",
    string Album = "",
    string Genre = "",
    Contracts.Mood? Mood = null,
    double? Valence = null,
    double? Arousal = null,
    string Language = "",
    bool? Explicit = null,
    int? Year = null,
    double Seconds = 0)
{
    /// <summary>The artists one by one, where Spotify names them; never in the file.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Artists { get; init; }

    /// <summary>The artists whom Spotify names where the owner calls them otherwise.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Guests { get; init; } = [];

    /// <summary>The owner's word goes before Spotify's, fact by fact, but for what is explicit and who sings: there both count.</summary>
    /// <param name="other">What is said of the same track elsewhere.</param>
    public TaggedTrack With(TaggedTrack other)
    {
        var hasArtist = !string.IsNullOrWhiteSpace(Artist);
        return this with
        {
            Artist = hasArtist ? Artist : other.Artist,
            Artists = hasArtist ? Artists : other.Artists,
            Guests = hasArtist ? [.. Guests, .. other.Artists ?? [other.Artist], .. other.Guests]
                : other.Guests is [] ? Guests
                : [.. Guests, .. other.Guests],
            Album = Album.Length > 0 ? Album : other.Album,
            Mood = Mood ?? other.Mood,
            Explicit = Explicit == true || other.Explicit == true ? true : Explicit ?? other.Explicit,
            Seconds = Seconds > 0 ? Seconds : other.Seconds,
        };
    }
}
