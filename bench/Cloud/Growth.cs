using System.Diagnostics;
using Dapper;

namespace Roomtone.CloudSync.Bench;

/// <summary>Fills the history and looks whether events and queries cost more than they did at a tenth of it.</summary>
internal sealed class Growth(Stage stage, BrokerToCommit way, BenchOptions options)
{
    private const int Boxes = 20;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public async Task MeasureAsync(Dictionary<string, double> figures)
    {
        stage.Clear();
        var small = await AtAsync(0, options.History / 10);
        var large = await AtAsync(options.History / 10, options.History);
        figures["cost_growth_10m_over_1m"] = large.Cost / small.Cost;
        figures["query_p95_ms"] = large.Query;
        figures["query_growth_10m_over_1m"] = large.Query / small.Query;
        figures["history_rows"] = options.History;
    }

    private async Task<(double Cost, double Query)> AtAsync(long from, long to)
    {
        Fill(from, to);
        var costs = new List<double>();
        for (var i = 0; i < 3; i++) costs.Add(await way.RunAsync(MadeUpEvents.Batches(Guid.NewGuid(), options.Rows), Limit));
        var query = QueryTimes().Order().ToList();
        await Console.Error.WriteLineAsync($"at {to:N0} rows: {options.Rows / costs.Min():N0} events/s, queries p95 {query[(int)(query.Count * 0.95)]:N1} ms");
        return (costs.Min(), query[(int)(query.Count * 0.95)]);
    }

    /// <summary>By the server itself, box after box, with the roll-ups of the same rows.</summary>
    private void Fill(long from, long to)
    {
        using var connection = stage.Open();
        for (var box = 0; box < Boxes; box++)
        {
            var device = $"fill-{box}";
            var first = from / Boxes;
            var last = to / Boxes;
            connection.Execute(FillEvents, new { device, epoch = new byte[16], first = first + 1, last }, commandTimeout: 0);
            foreach (var (span, seconds) in new[] { ("minute", 60), ("hour", 3600), ("day", 86400) })
                connection.Execute(FillRollUp(span, seconds), new { device, first = first * 5 / seconds, last = last * 5 / seconds }, commandTimeout: 0);
        }
    }

    private const string FillEvents = """
        INSERT INTO mood_events (device, epoch, seq, at, window_from, window_to, people, coverage, mood, valence, arousal, confidence, neutral, happiness, surprise, sadness, anger, disgust, fear, contempt)
        WITH RECURSIVE thousand AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM thousand WHERE n < 999)
        SELECT @device, @epoch, seq, at, at - INTERVAL 5 SECOND, at, 2, 0.83, 'happy', 0.41, 0.22, 0.77, 0.3, 0.5, 0.05, 0.05, 0.05, 0.02, 0.02, 0.01
        FROM (SELECT a.n * 1000 + b.n AS seq, '2025-01-01' + INTERVAL (a.n * 1000 + b.n) * 5 SECOND AS at FROM thousand a JOIN thousand b) AS numbers
        WHERE seq BETWEEN @first AND @last
        """;

    private static string FillRollUp(string span, int seconds) => $"""
        INSERT IGNORE INTO mood_{span}s (device, {span}, windows, known, people_sum, valence_sum, arousal_sum, confidence_sum, happy, calm, tense, sad, neutral, unknown)
        WITH RECURSIVE thousand AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM thousand WHERE n < 999)
        SELECT @device, '2025-01-01' + INTERVAL n * {seconds} SECOND, {seconds / 5}, {seconds / 5}, 2, 4.9, 2.6, 9.2, 10, 1, 1, 0, 0, 0
        FROM (SELECT a.n * 1000 + b.n AS n FROM thousand a JOIN thousand b) AS numbers WHERE n BETWEEN @first AND @last
        """;

    /// <summary>What the dashboard asks: a day by minutes, a week and a year by hours, the fleet.</summary>
    private IEnumerable<double> QueryTimes()
    {
        using var connection = stage.Open();
        foreach (var query in Enumerable.Range(0, 40).SelectMany(i => Queries(i % Boxes)))
        {
            var clock = Stopwatch.StartNew();
            _ = connection.Query(query).Count();
            yield return clock.Elapsed.TotalMilliseconds;
        }
    }

    private static IEnumerable<string> Queries(int box) =>
    [
        $"SELECT * FROM v_mood_minutes WHERE device = 'fill-{box}' AND minute >= '2025-01-02' AND minute < '2025-01-03'",
        $"SELECT * FROM v_mood_hours WHERE device = 'fill-{box}' AND hour >= '2025-01-01' AND hour < '2025-01-08'",
        $"SELECT * FROM v_mood_days WHERE device = 'fill-{box}' AND day >= '2025-01-01' AND day < '2026-01-01'",
        "SELECT * FROM v_devices",
    ];
}
