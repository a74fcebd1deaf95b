using System.Text.Json;
using System.Text.Json.Serialization;

namespace Roomtone.FrontDoor.Demo;

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
/// <param name="FirstReadingSeconds">From the command's start to the first mood reading; null where none came.</param>
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

    public bool IsWell => Problems.Count == 0;

    public string ToJson() => JsonSerializer.Serialize(this, SnakeCase);

    /// <param name="counts">What the box said.</param>
    /// <param name="stored">What the database holds.</param>
    /// <param name="visit">Why the dashboard is not well; null when it is.</param>
    /// <param name="firstReading">From the start to the first reading.</param>
    /// <param name="restarts">How often a program was started again.</param>
    /// <param name="facesExpected">Whether the camera shows photographs of people.</param>
    public static DemoSummary Of(RoomCounts counts, StoredEvents stored, string? visit, TimeSpan? firstReading, int restarts, bool facesExpected)
    {
        // The database knows numbers that nobody else saw when everything else was killed.
        var published = Math.Max(counts.Published, stored.Distinct);
        var lost = published - stored.Distinct;
        var doubled = stored.Rows - stored.Distinct;
        return new DemoSummary(
            counts.Frames, counts.Faces, counts.Readings, stored.Moods, published, stored.Rows, stored.TracksStarted, lost, doubled,
            visit is null, firstReading is { } first ? Math.Round(first.TotalSeconds, 1) : null, restarts,
            [.. Faults(counts, stored, lost, doubled, visit, facesExpected)]);
    }

    private static IEnumerable<string> Faults(RoomCounts counts, StoredEvents stored, long lost, long doubled, string? visit, bool facesExpected)
    {
        if (counts.Frames == 0) yield return "No frame came from the camera.";
        if (counts.Frames > 0 && counts.Faces == 0 && facesExpected) yield return "No face was found in the photographs.";
        if (stored.Moods == 0) yield return "No mood reached the database.";
        if (stored.TracksStarted == 0) yield return "No track was started.";
        if (lost > 0) yield return $"{lost} of the box's events did not reach the database.";
        if (doubled > 0) yield return $"{doubled} events stand in the database twice.";
        if (counts.Dropped > 0) yield return $"The outbox was full and dropped {counts.Dropped} events.";
        if (visit is not null) yield return visit;
    }
}
