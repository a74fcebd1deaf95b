using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Roomtone.Lab.Demo;

/// <summary>What came of a demo.</summary>
/// <param name="Frames">Frames looked at.</param>
/// <param name="Faces">Faces read in them.</param>
/// <param name="Readings">Windows closed.</param>
/// <param name="MoodEvents">Mood events in the database.</param>
/// <param name="EventsPublished">Events the box wrote to its outbox.</param>
/// <param name="RowsStored">Rows of this run in the database.</param>
/// <param name="TracksStarted">Tracks that began, by the database.</param>
/// <param name="EventsLost">Events of the outbox that are not in the database.</param>
/// <param name="EventsDoubled">Events that stand there twice.</param>
/// <param name="DashboardOk">Whether a visitor could log in and see the room.</param>
/// <param name="FirstReadingSeconds">From the start of the programs to the first reading of a face's window; null where none came.</param>
/// <param name="Restarts">Programs that ended and were started again.</param>
/// <param name="Problems">A sentence for each thing that is not well.</param>
internal sealed record DemoSummary(
    long Frames,
    long Faces,
    long Readings,
    long MoodEvents,
    long EventsPublished,
    long RowsStored,
    long TracksStarted,
    long EventsLost,
    long EventsDoubled,
    bool DashboardOk,
    [property: JsonPropertyName("first_reading_s")] double? FirstReadingSeconds,
    int Restarts,
    IReadOnlyList<string> Problems)
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [JsonIgnore]
    public bool IsWell => Problems.Count == 0;

    public string ToJson() => JsonSerializer.Serialize(this, SnakeCase);

    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"""
          frames {Frames}, faces {Faces}, readings {Readings}; the first reading after {FirstReadingSeconds} s
          events published {EventsPublished}, rows stored {RowsStored}, lost {EventsLost}, doubled {EventsDoubled}
          moods {MoodEvents}, tracks started {TracksStarted}, restarts {Restarts}, dashboard {(DashboardOk ? "well" : "NOT well")}
        """);

    /// <param name="counts">What the box said.</param>
    /// <param name="outbox">What its outbox holds; null where there is none.</param>
    /// <param name="stored">What the database holds.</param>
    /// <param name="visit">Why the dashboard is not well; null when it is.</param>
    /// <param name="firstReading">From the start to the first reading.</param>
    /// <param name="restarts">How often a program was started again.</param>
    /// <param name="facesExpected">Whether the camera shows photographs of people.</param>
    public static DemoSummary Of(
        RoomCounts counts,
        OutboxLedger? outbox,
        StoredEvents stored,
        string? visit,
        TimeSpan? firstReading,
        int restarts,
        bool facesExpected
    )
    {
        var published = outbox?.Published ?? 0;
        var summary = new DemoSummary(
            counts.Frames,
            counts.Faces,
            counts.Readings,
            stored.Moods,
            published,
            stored.Rows,
            stored.TracksStarted,
            published - stored.Distinct,
            stored.Rows - stored.Distinct,
            visit is null,
            firstReading is { } first ? Math.Round(first.TotalSeconds, 1) : null,
            restarts,
            []
        );
        return summary with
        {
            Problems = [.. summary.Faults(facesExpected, outbox?.Dropped ?? 0), .. visit is null ? [] : (string[])[visit]],
        };
    }

    private IEnumerable<string> Faults(bool facesExpected, long dropped)
    {
        if (Frames == 0) yield return "No frame came from the camera.";
        if (Frames > 0 && Faces == 0 && facesExpected) yield return "No face was found in the photographs.";
        if (Readings == 0) yield return "No window of sensing was closed.";
        if (MoodEvents == 0) yield return "No mood reached the database.";
        if (TracksStarted == 0) yield return "No track was started.";
        if (EventsLost != 0) yield return $"{EventsLost} of the box's events did not reach the database.";
        if (EventsDoubled > 0) yield return $"{EventsDoubled} events stand in the database twice.";
        if (dropped > 0) yield return $"The outbox was full and dropped {dropped} events.";
    }
}
