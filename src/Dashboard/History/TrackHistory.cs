using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.History;

/// <summary>Reads what was played, with the mood around it and what people said of it.</summary>
internal sealed class TrackHistory(HistoryDatabase database, TimeProvider time)
{
    private const string Starts =
        $"""
        SELECT {TrackRow.Columns} FROM v_tracks
        WHERE device = @device AND at >= @from AND at < @to AND what = 'started'
        ORDER BY at DESC LIMIT @limit
        """;

    private const string Ends =
        $"SELECT {TrackRow.Columns} FROM v_tracks WHERE device = @device AND at >= @from AND at < @to AND what <> 'started' ORDER BY at LIMIT @limit";

    private const string Feedback =
        "SELECT at AS At, what AS What, track AS Track FROM v_feedback WHERE device = @device AND at >= @from AND at < @to ORDER BY at LIMIT @limit";

    /// <summary>An end, or a word about it, may come after the range's end.</summary>
    private static readonly TimeSpan Afterwards = Plays.LongestStation;

    // A bound, not a page: far more than people can skip or say.
    private const int PerTrack = 50;

    /// <param name="device">The room's box.</param>
    /// <param name="range">When the plays began.</param>
    /// <param name="limit">How many.</param>
    /// <param name="since">No mood from before it is told either.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Newest first.</returns>
    /// <exception cref="DatabaseUnavailableException">It is down or too slow.</exception>
    public Task<IReadOnlyList<TrackPlay>> ReadAsync(
        string device,
        TimeRange range,
        int limit,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) => database.QueryAsync(db => ReadAsync(db, device, range, limit, since.ToDatabase()), cancellationToken);

    private async Task<IReadOnlyList<TrackPlay>> ReadAsync(DatabaseSession db, string device, TimeRange range, int limit, DateTime since)
    {
        var starts = await db.QueryAsync<TrackRow>(
            Starts,
            new
            {
                device,
                from = range.From.ToDatabase(),
                to = range.To.ToDatabase(),
                limit,
            }
        );
        if (starts.Count == 0)
            return [];
        starts.Reverse();

        var around = new { device, from = starts[0].At, to = starts[^1].At + Afterwards, limit = limit * PerTrack };
        var plays = Plays.Of(starts, await db.QueryAsync<TrackRow>(Ends, around), await db.QueryAsync<FeedbackRow>(Feedback, around));
        var now = time.GetUtcNow().ToDatabase();
        var minutes = new List<MoodRow>();
        foreach (var (from, to) in MoodLiftCalculator.Spans(plays, now))
            minutes.AddRange(
                await db.QueryAsync<MoodRow>(
                    MoodRow.Select(TimeStep.Minute),
                    new
                    {
                        device,
                        from,
                        to,
                    }
                )
            );
        minutes.RemoveAll(row => row.At < since);
        return [.. plays.Reverse().Select(play => ToView(play, minutes, now))];
    }

    private static TrackPlay ToView(Play play, List<MoodRow> minutes, DateTime now) => new(
        play.Start.At.FromDatabase(),
        play.Start.Title,
        play.Start.Artist,
        play.Start.Provider,
        play.Start.Track,
        play.Start.Why,
        play.End?.Heard,
        play.End?.What,
        MoodLiftCalculator.Mean(minutes, MoodLiftCalculator.Before(play)),
        MoodLiftCalculator.Mean(minutes, MoodLiftCalculator.After(play, now)),
        MoodLiftCalculator.LiftOf(minutes, MoodLiftCalculator.Before(play), MoodLiftCalculator.After(play, now)),
        play.Feedback);
}
