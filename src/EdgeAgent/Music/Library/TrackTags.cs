namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>The tags that MPD's database does not hold, as they stand in the file.</summary>
/// <param name="Language">ISO 639, or empty.</param>
/// <param name="Mood">One of our moods, or empty.</param>
/// <param name="BeatsPerMinute">20 to 300; null if unknown.</param>
/// <param name="Energy">0 to 1; null if unknown.</param>
/// <param name="Isrc">As tagged, or empty.</param>
/// <param name="IsExplicit">Null if unknown.</param>
/// <param name="Artists">The artists one by one, a line each, where the file tells them apart; else empty.</param>
/// <param name="State">Whether they were read.</param>
/// <param name="Fault">Why they cannot be read, one sentence.</param>
internal sealed record TrackTags(
    string Language,
    string Mood,
    double? BeatsPerMinute,
    double? Energy,
    string Isrc = "",
    bool? IsExplicit = null,
    string Artists = "",
    TagState State = TagState.Read,
    string? Fault = null
)
{
    /// <summary>Where it is in several languages, those after the first, a line each.</summary>
    public string OtherLanguages { get; init; } = "";

    /// <summary>They were read, and there are none.</summary>
    public static TrackTags None { get; } = new("", "", null, null);

    /// <summary>They are still to be read.</summary>
    public static TrackTags Waiting { get; } = None with { State = TagState.Waiting };

    /// <param name="why">One sentence.</param>
    public static TrackTags Unreadable(string why) => None with { State = TagState.Unreadable, Fault = why };
}
