using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Makes tracks that share what is equal: an artist's name stands in memory once, not once a track.</summary>
internal sealed class SharedText
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<TrackFeel, TrackFeel> _feels = [];

    public Track Track(TrackInfo info, TrackTags tags)
    {
        var feel = Feel.Of(info.Genre, tags);
        if (_feels.TryGetValue(feel, out var known)) feel = known;
        else _feels.Add(feel, feel);
        return new Track(info with { Artist = One(info.Artist), Album = One(info.Album), Genre = One(info.Genre), Language = One(info.Language) }, feel);
    }

    private string One(string text)
    {
        if (_texts.TryGetValue(text, out var known)) return known;
        _texts.Add(text, text);
        return text;
    }
}
