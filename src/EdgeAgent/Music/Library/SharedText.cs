using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Makes tracks that share what is equal: an artist's name stands in memory once, not once a track.</summary>
internal sealed class SharedText
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<TrackFeel, TrackFeel> _feels = [];

    /// <param name="info">The track as shown.</param>
    /// <param name="tags">Its other tags.</param>
    /// <param name="sound">What was measured of it, if anything.</param>
    /// <param name="heard">What that suggests.</param>
    public Track Track(TrackInfo info, TrackTags tags, TrackSound? sound = null, HeardFeel? heard = null)
    {
        var feel = Feel.Of(info.Genre, tags, heard);
        if (_feels.TryGetValue(feel, out var known)) feel = known;
        else _feels.Add(feel, feel);
        return new Track(info with { Artist = One(info.Artist), Album = One(info.Album), Genre = One(info.Genre), Language = One(info.Language) }, feel)
        {
            Isrc = Isrc.Of(tags.Isrc),
            // Without words there is none to mind.
            IsExplicit = tags.IsExplicit ?? (info.Language == LanguageCode.NoWords ? false : null),
            BeatsPerMinute = (float?)tags.BeatsPerMinute ?? (sound is { BeatsPerMinute: > 0 and var tempo } ? tempo : null),
            Sound = sound,
        };
    }

    private string One(string text)
    {
        if (_texts.TryGetValue(text, out var known)) return known;
        _texts.Add(text, text);
        return text;
    }
}
