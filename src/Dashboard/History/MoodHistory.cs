using Dapper;
using Roomtone.Dashboard.Storage;

namespace Roomtone.Dashboard.History;

/// <summary>Reads the mood of a room over time.</summary>
internal sealed class MoodHistory(HistoryDatabase database)
{
    /// <exception cref="DatabaseUnavailableException">It is down or too slow.</exception>
    public async Task<MoodSeries> ReadAsync(string device, TimeRange range, TimeStep step, CancellationToken cancellationToken)
    {
        var question = new { device, from = range.From.ToDatabase(), to = range.To.ToDatabase() };
        var rows = await database.AskAsync(db => db.Query<MoodRow>(MoodRow.Select(step), question).AsList(), cancellationToken);
        return new(range.From, range.To, step.Name, [.. rows.Select(row => row.ToPoint())]);
    }
}
