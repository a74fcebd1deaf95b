namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>What a query asks of a single track, apart from its words and its mood. What is not known of a track is not found by it.</summary>
internal sealed class TrackSieve(LibraryQuery query)
{
    private readonly string? _language = string.IsNullOrWhiteSpace(query.Language) ? null : LanguageCode.Of(query.Language);
    private readonly string? _genre = string.IsNullOrWhiteSpace(query.Genre) ? null : query.Genre.Trim();

    public bool Passes(Track track) =>
        (_language is null || track.Info.Language == _language)
        && IsWithin(track.Info.Year, query.FromYear, query.ToYear)
        && IsWithin(track.BeatsPerMinute, query.FromTempo, query.ToTempo)
        && (_genre is null || track.Info.Genre.Contains(_genre, StringComparison.OrdinalIgnoreCase));

    private static bool IsWithin(float? value, float? from, float? to) => (from is null || value >= from) && (to is null || value <= to);
}
