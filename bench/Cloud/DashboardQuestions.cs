using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Dashboard.Database;
using Roomtone.Dashboard.History;
using Roomtone.Database;

namespace Roomtone.CloudSync.Bench;

/// <summary>Asks a history what the pages ask, through the dashboard's own code.</summary>
internal sealed class DashboardQuestions(Stage stage) : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly HistoryDatabase _database = new(
        LocalDatabase.Source(stage.ConnectionString),
        new QuerySettings(),
        NullLogger<HistoryDatabase>.Instance
    );

    /// <summary>
    /// A day by minutes, a week by hours and a year by days, as the history's page draws them, and the overview of the fleet.
    /// </summary>
    public static readonly IReadOnlyList<string> Names = ["day", "week", "year", "fleet"];

    /// <returns>The milliseconds of each.</returns>
    public async Task<IReadOnlyList<double>> AskAsync(string box)
    {
        var moods = new MoodHistory(_database);
        return
        [
            await TimeAsync(() => moods.ReadAsync(box, new TimeRange(Now.AddDays(-1), Now), TimeStep.Minute, CancellationToken.None)),
            await TimeAsync(() => moods.ReadAsync(box, new TimeRange(Now.AddDays(-7), Now), TimeStep.Hour, CancellationToken.None)),
            await TimeAsync(() => moods.ReadAsync(box, new TimeRange(Now.AddDays(-365), Now), TimeStep.Day, CancellationToken.None)),
            await TimeAsync(() => new DeviceHistory(_database).AllAsync(CancellationToken.None)),
        ];
    }

    /// <returns>The milliseconds of a year by hours: 8,760 points, the longest answer that a program may ask for.</returns>
    public Task<double> AskLongestAsync(string box) =>
        TimeAsync(() =>
            new MoodHistory(_database).ReadAsync(box, new TimeRange(Now.AddDays(-365), Now), TimeStep.Hour, CancellationToken.None)
        );

    public void Dispose() => _database.Dispose();

    private static async Task<double> TimeAsync<T>(Func<Task<T>> ask)
    {
        var clock = Stopwatch.StartNew();
        await ask();
        return clock.Elapsed.TotalMilliseconds;
    }
}
