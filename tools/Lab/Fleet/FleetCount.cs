using System.Data;
using System.Data.Common;
using Dapper;
using Roomtone.Database;

namespace Roomtone.Lab.Fleet;

/// <summary>One outbox: the numbers 1 to <paramref name="Written"/> must stand in the database, each once.</summary>
internal sealed record SentEvents(string Device, Guid Epoch, long Written);

/// <summary>What of the sent events stands in the database, by their keys and past every program of ours.</summary>
/// <param name="Stored">Sent events that are there.</param>
/// <param name="SetAside">Sent events that stand among the rejected instead, by their key and with a reason.</param>
/// <param name="Lost">Sent events that are neither.</param>
/// <param name="Doubled">Rows too many: a second one of the same key, or one that nobody sent.</param>
/// <param name="RollupsEqual">Whether the minutes, hours and days are to the last digit what the database adds up from the rows.</param>
internal sealed record FleetCount(long Stored, long SetAside, long Lost, long Doubled, bool RollupsEqual)
{
    private const string Columns =
        "windows, known, people_sum, valence_sum, arousal_sum, confidence_sum, happy, calm, tense, sad, neutral, unknown";

    private const int NoLimit = 0;

    /// <exception cref="DbException">The database cannot be asked.</exception>
    public static FleetCount Of(string connectionString, IEnumerable<SentEvents> fleet)
    {
        using var connection = LocalDatabase.Open(connectionString);
        // One view of all the tables: CloudSync may still be writing when not everything was confirmed in time.
        using var view = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        var rows = connection.QuerySingle<long>("SELECT COUNT(*) FROM mood_events", transaction: view);
        long sent = 0, stored = 0, setAside = 0;
        foreach (var outbox in fleet)
        {
            sent += outbox.Written;
            stored += Of(
                view,
                outbox,
                "SELECT COUNT(DISTINCT seq) FROM mood_events WHERE device = @Device AND epoch = UNHEX(@Key) AND seq BETWEEN 1 AND @Written"
            );
            setAside += Of(
                view,
                outbox,
                """
                SELECT COUNT(DISTINCT seq) FROM rejected r WHERE device = @Device AND epoch = UNHEX(@Key) AND seq BETWEEN 1 AND @Written
                AND NOT EXISTS (SELECT 1 FROM mood_events m WHERE m.device = r.device AND m.epoch = r.epoch AND m.seq = r.seq)
                """);
        }

        // Each key that was found accounts for one row: whatever is left over is one too many.
        return new FleetCount(stored, setAside, sent - stored - setAside, rows - stored, RollUpsDiffer(view) == 0);
    }

    private static long Of(DbTransaction view, SentEvents outbox, string question) =>
        view.Connection!.QuerySingle<long>(
            question,
            new
            {
                outbox.Device,
                Key = outbox.Epoch.ToString("N"),
                outbox.Written,
            },
            view,
            NoLimit
        );

    private static long RollUpsDiffer(DbTransaction view) =>
        new[] { ("minute", "%Y-%m-%d %H:%i:00"), ("hour", "%Y-%m-%d %H:00:00"), ("day", "%Y-%m-%d 00:00:00") }.Sum(span =>
            view.Connection!.QuerySingle<long>(Differing(span.Item1, span.Item2), transaction: view, commandTimeout: NoLimit)
        );

    /// <summary>Each slot stands there twice, once added up now and once as it was kept: where they agree, they fall together.</summary>
    private static string Differing(string span, string format) =>
        $"""
            SELECT COUNT(*) FROM (
              SELECT 1 FROM (
                SELECT device, CAST(DATE_FORMAT(at, '{format}') AS DATETIME) AS slot, COUNT(*) AS windows, COUNT(valence) AS known, SUM(people) AS people_sum,
                  COALESCE(SUM(valence), 0) AS valence_sum, COALESCE(SUM(arousal), 0) AS arousal_sum, COALESCE(SUM(confidence), 0) AS confidence_sum,
                  SUM(mood = 'happy') AS happy, SUM(mood = 'calm') AS calm, SUM(mood = 'tense') AS tense, SUM(mood = 'sad') AS sad, SUM(mood = 'neutral') AS neutral, SUM(mood = 'unknown') AS unknown
                FROM mood_events GROUP BY device, slot
                UNION ALL SELECT device, {span} AS slot, {Columns} FROM mood_{span}s
              ) AS both_ways GROUP BY device, slot, {Columns} HAVING COUNT(*) <> 2
            ) AS different
            """;
}
