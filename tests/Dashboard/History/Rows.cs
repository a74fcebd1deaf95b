using System.Text.Json;

namespace Roomtone.Dashboard.Tests.History;

/// <summary>Rows of the base tables, as CloudSync writes them.</summary>
internal static class Rows
{
    /// <summary>A minute of the fifth of January with one unknown window beside the known ones, and two people.</summary>
    public static void InsertMinute(this RunningDashboard dashboard, string time, int known, double valenceSum, int happy) =>
        dashboard.Insert(
            """
            INSERT INTO mood_minutes (device, minute, windows, known, people_sum, valence_sum, arousal_sum, confidence_sum, happy, calm, tense, sad, neutral, unknown)
            VALUES ('kitchen', @minute, @known + 1, @known, 2 * (@known + 1), @valenceSum, 0.1 * @known, 0.8 * @known, @happy, 0, 0, 0, @known - @happy, 1)
            """,
            new
            {
                minute = $"2026-01-05 {time}:00",
                known,
                valenceSum,
                happy,
            }
        );

    public static void InsertTrack(this RunningDashboard dashboard, int seq, string time, string what, string track, double? heard) =>
        dashboard.Insert(
            """
            INSERT INTO track_events (device, epoch, seq, at, what, provider, track, title, artist, for_valence, for_arousal, why, heard)
            VALUES ('kitchen', UNHEX(REPEAT('1', 32)), @seq, @at, @what, 'local', @track, CONCAT('Song ', @track), 'The Lamps', 0.5, 0.3, 'It fits.', @heard)
            """,
            new
            {
                seq,
                at = $"2026-01-05 {time}",
                what,
                track,
                heard,
            }
        );

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
