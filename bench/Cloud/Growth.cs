using Dapper;
using Roomtone.Lab.Servers;

namespace Roomtone.CloudSync.Bench;

/// <summary>
/// Fills one history with a tenth of the rows of another, and looks whether events and questions cost more at the large
/// one. Both stand side by side and are asked in turn, so that whatever else the machine does falls on both.
/// </summary>
internal sealed class Growth(Stage small, BrokerToCommit smallWay, Stage large, BenchOptions options)
{
    private const int EventsABox = 50_000;
    private const int Rounds = 7;
    private const int QueryRounds = 40;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public async Task MeasureAsync(Dictionary<string, double> figures)
    {
        var (few, many) = ((int)(options.History / 10 / EventsABox), (int)(options.History / EventsABox));
        Fill(small, few);
        Fill(large, many);
        await MeasureCostAsync(figures);
        await MeasureQueriesAsync(figures, few, many);
        figures["history_rows"] = (long)many * EventsABox;
    }

    private async Task MeasureCostAsync(Dictionary<string, double> figures)
    {
        var largeWay = new BrokerToCommit(large);
        var growth = new List<double>();
        for (var round = -1; round < Rounds; round++)
        {
            var seconds = await smallWay.RunAsync(MadeUpEvents.Batches(Guid.NewGuid(), options.Rows), Limit);
            var then = await largeWay.RunAsync(MadeUpEvents.Batches(Guid.NewGuid(), options.Rows), Limit);
            if (round >= 0)
                growth.Add(then / seconds);
            await Console.Error.WriteLineAsync(
                $"{options.Rows / seconds:N0} events/s at the small history, {options.Rows / then:N0} at the large"
            );
        }

        figures["cost_growth_10m_over_1m"] = Median.Of(growth);
    }

    private async Task MeasureQueriesAsync(Dictionary<string, double> figures, int few, int many)
    {
        using var fromSmall = new DashboardQuestions(small);
        using var fromLarge = new DashboardQuestions(large);
        var (atSmall, atLarge, longest) = (new List<IReadOnlyList<double>>(), new List<IReadOnlyList<double>>(), new List<double>());
        for (var round = -2; round < QueryRounds; round++)
        {
            var before = await fromSmall.AskAsync($"fill-{(round + 2) % few}");
            var after = await fromLarge.AskAsync($"fill-{(round + 2) * 7 % many}");
            var whole = await fromLarge.AskLongestAsync($"fill-{(round + 2) * 7 % many}");
            if (round < 0) continue;
            atSmall.Add(before);
            atLarge.Add(after);
            longest.Add(whole);
        }

        Tell(figures, atSmall, atLarge);
        figures["query_year_by_hours_p95_ms"] = Median.Share(longest, 0.95);
    }

    private static void Tell(Dictionary<string, double> figures, List<IReadOnlyList<double>> atSmall, List<IReadOnlyList<double>> atLarge)
    {
        figures["query_p50_ms"] = Median.Of(atLarge.SelectMany(round => round));
        figures["query_p95_ms"] = Median.Share(atLarge.SelectMany(round => round), 0.95);
        figures["query_growth_10m_over_1m"] = figures["query_p95_ms"] / Median.Share(atSmall.SelectMany(round => round), 0.95);
        for (var i = 0; i < DashboardQuestions.Names.Count; i++)
            figures[$"query_{DashboardQuestions.Names[i]}_p95_ms"] = Median.Share(atLarge.Select(round => round[i]), 0.95);
    }

    /// <summary>By the server itself, box after box: three days of single events, a week of minutes and a year of hours each.</summary>
    private static void Fill(Stage stage, int boxes)
    {
        using var connection = stage.Open();
        for (var box = 0; box < boxes; box++)
        {
            var device = $"fill-{box}";
            connection.Execute(
                "INSERT INTO devices (device, state, version, first_seen, last_seen) VALUES (@device, 'online', '0.1.0', '2025-01-01', '2025-12-31')",
                new { device }
            );
            connection.Execute(FillEvents, new { device, epoch = Guid.NewGuid().ToByteArray() }, commandTimeout: 0);
            foreach (var (span, seconds, count) in new[] { ("minute", 60, 7 * 1440), ("hour", 3600, 8_760), ("day", 86_400, 365) })
                connection.Execute(FillRollUp(span, seconds, count), new { device }, commandTimeout: 0);
            if (box % 20 == 19) Console.Error.WriteLine($"filled {(box + 1) * EventsABox:N0} rows");
        }
    }

    private static readonly string FillEvents = $"""
        INSERT INTO mood_events (device, epoch, seq, at, window_from, window_to, people, coverage, mood, valence, arousal, confidence, neutral, happiness, surprise, sadness, anger, disgust, fear, contempt)
        SELECT @device, @epoch, seq, '2025-12-28' + INTERVAL seq * 5 SECOND, '2025-12-28' + INTERVAL (seq - 1) * 5 SECOND, '2025-12-28' + INTERVAL seq * 5 SECOND, 2, 0.83, 'happy', 0.41, 0.22, 0.77, 0.3, 0.5, 0.05, 0.05, 0.05, 0.02, 0.02, 0.01
        FROM {NumbersSql.To(EventsABox)}
        """;

    private static string FillRollUp(string span, int seconds, int count) =>
        $"""
            INSERT INTO mood_{span}s (device, {span}, windows, known, people_sum, valence_sum, arousal_sum, confidence_sum, happy, calm, tense, sad, neutral, unknown)
            SELECT @device, '2025-12-31' - INTERVAL seq * {seconds} SECOND, {seconds / 5}, {seconds
                / 5}, 2, 4.9, 2.6, 9.2, 10, 1, 1, 0, 0, 0 FROM {NumbersSql.To(count)}
            """;
}
