using System.Diagnostics.CodeAnalysis;

namespace Roomtone.Dashboard.History.Export;

/// <summary>A kind of history that can be taken away.</summary>
/// <param name="Name">As in the address and in the file's name.</param>
/// <param name="Question">Asks for the rows of @device from @from to before @to, oldest first; its columns are the file's.</param>
internal sealed record ExportKind(string Name, string Question)
{
    private static readonly ExportKind[] All =
    [
        // There is no view of the single windows: the minute is the finest that can be read.
        From(
            "mood",
            "v_mood_minutes",
            "minute",
            "windows, known, people, valence, arousal, confidence, happy, calm, tense, sad, neutral, unknown"
        ),
        From(
            "tracks",
            "v_tracks",
            "at",
            "what, provider, track, title, artist, for_valence AS forValence, for_arousal AS forArousal, why, heard"
        ),
        From("feedback", "v_feedback", "at", "what, track, mood, by_whom AS byWhom"),
        From("device", "v_device_events", "at", "what, detail"),
    ];

    public static string Names { get; } = string.Join(", ", All.Select(kind => kind.Name));

    public static bool TryFind(string? name, [NotNullWhen(true)] out ExportKind? kind)
    {
        kind = Array.Find(All, kind => kind.Name == name);
        return kind is not null;
    }

    private static ExportKind From(string name, string view, string time, string columns) => new(
        name,
        $"SELECT device, {time} AS at, {columns} FROM {view} WHERE device = @device AND {time} >= @from AND {time} < @to ORDER BY {time}");
}
