using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Makes tracks that share what is equal: an artist's name stands in memory once, not once a track.</summary>
internal sealed class SharedText
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<TrackAffect, TrackAffect> _affects = [];

    /// <param name="info">The track as shown.</param>
    /// <param name="tags">Its other tags.</param>
    /// <param name="tempo">As measured, beats a minute; 0 or null if unknown.</param>
    /// <param name="audio">What its sound suggests, where it was measured.</param>
    public Track Track(TrackInfo info, TrackTags tags, float? tempo = null, AudioAffect? audio = null)
    {
        var affect = AffectEstimator.Of(info.Genre, tags, audio);
        if (_affects.TryGetValue(affect, out var known))
            affect = known;
        else
            _affects.Add(affect, affect);
        return new Track(
            info with
            {
                Artists = One(info.Artists),
                Artist = One(info.Artist),
                Album = One(info.Album),
                Genre = One(info.Genre),
                Language = One(info.Language),
            },
            affect
        )
        {
            Isrc = Isrc.Of(tags.Isrc),
            // Without words there is none to mind.
            IsExplicit = tags.IsExplicit ?? (info.Language == LanguageCode.NoWords ? false : null),
            BeatsPerMinute = (float?)tags.BeatsPerMinute ?? (tempo > 0 ? tempo : null),
            Tags = tags.State,
        };
    }

    /// <returns>The lines of a text; null where there are none.</returns>
    public IReadOnlyList<string>? Lines(string text) =>
        text.Length == 0 ? null : _lines.TryGetValue(text, out var known) ? known : _lines[text] = text.Split('\n');

    private IReadOnlyList<string>? One(IReadOnlyList<string>? lines) => lines is null ? null : Lines(string.Join('\n', lines));

    private string One(string text)
    {
        if (_texts.TryGetValue(text, out var known)) return known;
        _texts.Add(text, text);
        return text;
    }
}
