namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>A file of the player's library.</summary>
/// <param name="Version">Changes when the file does: what MPD calls Last-Modified.</param>
/// <param name="Title">As tagged, else the file's name.</param>
/// <param name="Artist">As tagged, or empty.</param>
/// <param name="Album">As tagged, or empty.</param>
/// <param name="Genre">All of them, with commas between.</param>
/// <param name="FolderLanguage">ISO 639 code of its folder, or empty.</param>
/// <param name="Year">Of its first release where that is tagged.</param>
/// <param name="DurationSeconds">0 where it is not known.</param>
/// <param name="Tags">Those that are read from the file itself.</param>
internal sealed record CatalogueEntry(
    string Version,
    string Title,
    string Artist,
    string Album,
    string Genre,
    string FolderLanguage,
    int? Year,
    double DurationSeconds,
    TrackTags Tags)
{
    /// <summary>Whether reading can have given it.</summary>
    public bool IsPlausible =>
        (Year is null or (>= 1000 and <= 9999))
        && DurationSeconds is >= 0 and < 1e7
        && (Tags.BeatsPerMinute is null or (>= 20 and <= 300))
        && (Tags.Energy is null or (>= 0 and <= 1));
}
