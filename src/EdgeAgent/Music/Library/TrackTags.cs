namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>The tags that MPD's database does not hold, as they stand in the file.</summary>
/// <param name="Language">ISO 639, or empty.</param>
/// <param name="Mood">One of our moods, or empty.</param>
/// <param name="BeatsPerMinute">20 to 300; null if unknown.</param>
/// <param name="Energy">0 to 1; null if unknown.</param>
/// <param name="Isrc">As tagged, or empty.</param>
/// <param name="IsExplicit">Null if unknown.</param>
internal sealed record TrackTags(
    string Language,
    string Mood,
    double? BeatsPerMinute,
    double? Energy,
    string Isrc = "",
    bool? IsExplicit = null
)
{
    public static TrackTags None { get; } = new("", "", null, null);
}
