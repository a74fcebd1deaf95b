using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.History;

/// <summary>Reads the mood of a room over time.</summary>
internal sealed class MoodHistory(HistoryDatabase database)
{
    /// <exception cref="DatabaseUnavailableException">It is down or too slow.</exception>
    public async Task<MoodSeries> ReadAsync(string device, TimeRange range, TimeStep step, CancellationToken cancellationToken)
    {
        var asked = new { device, from = range.From.ToDatabase(), to = range.To.ToDatabase() };
        var rows = await database.QueryAsync(db => db.QueryAsync<MoodRow>(MoodRow.Select(step), asked), cancellationToken);
        return new(range.From, range.To, step.Name, [.. rows.Select(row => row.ToPoint())]);
    }
}
