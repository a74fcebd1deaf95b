using Dapper;
using Roomtone.Contracts;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.History.Liked;

/// <summary>
/// Reads what a room liked at some hours of the week: what people said so of, and what was heard to its end and never
/// skipped. What somebody dislikes is left out.
/// </summary>
internal sealed class LikedHistory(HistoryDatabase database)
{
    /// <summary>Of a track that ended by itself, as less was heard where somebody jumped over it.</summary>
    private const double Whole = 0.8;

    private const string Within = "device = @device AND at >= @from AND at < @to";

    private static readonly string PlaysOf =
        $"""
        SELECT provider AS Provider, track AS Track, MAX(title) AS Title, MAX(artist) AS Artist, MAX(at) AS LastAt,
          CAST(SUM(what = 'finished' AND heard >= {Whole}) AS SIGNED) AS Heard, CAST(SUM(what = 'skipped') AS SIGNED) AS Skipped
        FROM v_tracks WHERE {Within} AND provider <> '{MusicSources.Radio}' AND what IN ('finished', 'skipped') AND
        """;

    private const string LikesOf =
        $"""
        SELECT track AS Track, MAX(at) AS LastAt, CAST(SUM(what = 'like') - SUM(what = 'undo-like') AS SIGNED) AS Likes
        FROM v_feedback WHERE {Within} AND track IS NOT NULL AND what IN ('like', 'undo-like') AND
        """;

    private const string Dislikes =
        $"""
        SELECT track FROM v_feedback WHERE {Within} AND track IS NOT NULL AND what IN ('dislike', 'undo-dislike')
        GROUP BY track HAVING SUM(what = 'dislike') > SUM(what = 'undo-dislike')
        """;

    private const string Titles =
        $"""
        SELECT provider AS Provider, track AS Track, MAX(title) AS Title, MAX(artist) AS Artist, MAX(at) AS LastAt
        FROM v_tracks WHERE {Within} AND track IN @tracks GROUP BY provider, track
        """;

    /// <param name="device">The room's box.</param>
    /// <param name="range">How far back.</param>
    /// <param name="spans">The hours that count, within the range.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="DatabaseUnavailableException">It is down or too slow.</exception>
    public Task<IReadOnlyList<LikedTrack>> ReadAsync(
        string device, TimeRange range, IReadOnlyList<TimeRange> spans, int limit, CancellationToken cancellationToken) =>
        spans.Count == 0
            ? Task.FromResult<IReadOnlyList<LikedTrack>>([])
            : database.QueryAsync(db => ReadAsync(db, device, range, spans, limit), cancellationToken);

    private static async Task<IReadOnlyList<LikedTrack>> ReadAsync(
        DatabaseSession db, string device, TimeRange range, IReadOnlyList<TimeRange> spans, int limit)
    {
        var values = new DynamicParameters(new { device, from = range.From.ToDatabase(), to = range.To.ToDatabase() });
        var hours = Hours(spans, values);
        var plays = await db.QueryAsync<PlayedRow>($"{PlaysOf} ({hours}) GROUP BY provider, track", values);
        var likes = (await db.QueryAsync<LikeRow>($"{LikesOf} ({hours}) GROUP BY track HAVING Likes > 0", values)).ToDictionary(row => row.Track);
        var disliked = (await db.QueryAsync<string>(Dislikes, values)).ToHashSet(StringComparer.Ordinal);
        var best = Of(plays, likes).Where(track => !disliked.Contains(track.Track))
            .OrderByDescending(track => track.Likes).ThenByDescending(track => track.Heard).ThenByDescending(track => track.LastAt)
            .Take(limit).ToList();
        return await NamedAsync(db, best, values);
    }

    private static string Hours(IReadOnlyList<TimeRange> spans, DynamicParameters values)
    {
        foreach (var (i, span) in spans.Index())
        {
            values.Add($"from{i}", span.From.ToDatabase());
            values.Add($"to{i}", span.To.ToDatabase());
        }

        return string.Join(" OR ", spans.Select((_, i) => $"(at >= @from{i} AND at < @to{i})"));
    }

    private static IEnumerable<LikedTrack> Of(List<PlayedRow> plays, Dictionary<string, LikeRow> likes)
    {
        foreach (var row in plays)
        {
            var liked = likes.GetValueOrDefault(row.Track)?.Likes ?? 0;
            if (liked > 0 || row is { Heard: > 0, Skipped: 0 })
                yield return new(row.Provider, row.Track, row.Title, row.Artist, liked, row.Heard, row.LastAt.FromDatabase());
        }

        var played = plays.Select(row => row.Track).ToHashSet(StringComparer.Ordinal);
        foreach (var row in likes.Values.Where(row => !played.Contains(row.Track)))
            yield return new(ProviderOf(row.Track), row.Track, "", "", row.Likes, 0, row.LastAt.FromDatabase());
    }

    /// <summary>Of what was liked and not played in these hours, the name is that of another time.</summary>
    private static async Task<IReadOnlyList<LikedTrack>> NamedAsync(DatabaseSession db, List<LikedTrack> tracks, DynamicParameters values)
    {
        var nameless = tracks.Where(track => track.Title.Length == 0).Select(track => track.Track).ToList();
        if (nameless.Count == 0) return tracks;
        values.Add("tracks", nameless);
        var names = (await db.QueryAsync<PlayedRow>(Titles, values)).DistinctBy(row => row.Track).ToDictionary(row => row.Track);
        return [.. tracks.Select(track => track.Title.Length > 0 ? track : Named(track, names.GetValueOrDefault(track.Track)))];
    }

    private static LikedTrack Named(LikedTrack track, PlayedRow? row) => row is not null
        ? track with { Provider = row.Provider, Title = row.Title, Artist = row.Artist }
        : track with { Title = Path.GetFileName(track.Track) is { Length: > 0 } file ? file : track.Track };

    private static string ProviderOf(string track) =>
        MusicSources.ProviderOf(
            MusicSources.All.FirstOrDefault(source => track.StartsWith($"{source}:", StringComparison.Ordinal)) ?? MusicSources.Library);

    private sealed class PlayedRow
    {
        public string Provider { get; init; } = "";

        public string Track { get; init; } = "";

        public string Title { get; init; } = "";

        public string Artist { get; init; } = "";

        public DateTime LastAt { get; init; }

        public long Heard { get; init; }

        public long Skipped { get; init; }
    }

    private sealed class LikeRow
    {
        public string Track { get; init; } = "";

        public DateTime LastAt { get; init; }

        public long Likes { get; init; }
    }
}
