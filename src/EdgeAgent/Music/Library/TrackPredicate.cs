namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// What a query asks of a single track, apart from its words and its mood. What is not known of a track is not found by it.
/// </summary>
internal sealed class TrackPredicate(LibraryQuery query)
{
    /// <summary>What was said of a genre: tracks share the text, so it is known by its reference.</summary>
    private readonly Dictionary<object, bool> _genres = new(ReferenceEqualityComparer.Instance);
    private readonly string? _language = string.IsNullOrWhiteSpace(query.Language) ? null : LanguageCode.Of(query.Language);
    private readonly GenreName? _genre = string.IsNullOrWhiteSpace(query.Genre) ? null : new GenreName(query.Genre);

    public bool Passes(Track track) =>
        (_language is null || track.Info.Language == _language || track.OtherLanguages.Contains(_language))
        && IsWithin(track.Info.Year, query.FromYear, query.ToYear)
        && IsWithin(track.BeatsPerMinute, query.FromTempo, query.ToTempo)
        && (_genre is null || IsOfGenre(track.Info.Genre));

    private bool IsOfGenre(string genre)
    {
        if (_genres.TryGetValue(genre, out var known)) return known;
        return _genres[genre] = _genre!.IsIn(genre);
    }

    private static bool IsWithin(float? value, float? from, float? to) => (from is null || value >= from) && (to is null || value <= to);
}
