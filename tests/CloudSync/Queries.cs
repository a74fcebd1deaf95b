using System.Data.Common;
using Dapper;

namespace Roomtone.CloudSync.Tests;

internal static class Queries
{
    public static IReadOnlyList<dynamic> Rows(this DbDataSource database, string sql)
    {
        using var connection = database.OpenConnection();
        return [.. connection.Query(sql)];
    }

    public static T One<T>(this DbDataSource database, string sql)
    {
        using var connection = database.OpenConnection();
        return connection.ExecuteScalar<T>(sql)!;
    }

    /// <summary>What the roll-ups should be: the raw rows added up by the database itself.</summary>
    public static void AssertRollUpsEqualRawRows(this DbDataSource database)
    {
        foreach (
            var (span, format) in new[] { ("minute", "%Y-%m-%d %H:%i:00"), ("hour", "%Y-%m-%d %H:00:00"), ("day", "%Y-%m-%d 00:00:00") }
        )
        {
            var expected = database.Lines($"""
                SELECT device, CAST(DATE_FORMAT(at, '{format}') AS DATETIME) AS slot, COUNT(*), COUNT(valence), SUM(people),
                  COALESCE(SUM(valence), 0), COALESCE(SUM(arousal), 0), COALESCE(SUM(confidence), 0),
                  SUM(mood = 'happy'), SUM(mood = 'calm'), SUM(mood = 'tense'), SUM(mood = 'sad'), SUM(mood = 'neutral'), SUM(mood = 'unknown')
                FROM mood_events GROUP BY device, slot ORDER BY device, slot
                """
            );
            var actual = database.Lines(
                $"SELECT device, {span}, windows, known, people_sum, valence_sum + 0, arousal_sum + 0, confidence_sum + 0, happy, calm, tense, sad, neutral, unknown FROM mood_{span}s ORDER BY device, {span}"
            );
            Assert.Equal(expected, actual);
        }
    }

    private static List<string> Lines(this DbDataSource database, string sql)
    {
        using var connection = database.OpenConnection();
        return [.. connection.Query(sql).Select(row => string.Join('|', ((IDictionary<string, object>)row).Values))];
    }
}
