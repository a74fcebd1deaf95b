namespace Roomtone.Dashboard.Library;

/// <summary>The media types of the sound files that browsers play, as registered with IANA.</summary>
internal static class SoundType
{
    private static readonly Dictionary<string, string> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".mp3"] = "audio/mpeg",
        [".flac"] = "audio/flac",
        [".ogg"] = "audio/ogg",
        [".oga"] = "audio/ogg",
        [".opus"] = "audio/ogg",
        [".m4a"] = "audio/mp4",
        [".mp4"] = "audio/mp4",
        [".aac"] = "audio/aac",
        [".wav"] = "audio/wav",
        [".webm"] = "audio/webm",
    };

    /// <returns>Null for files that are no sound, and for sound that browsers do not play, such as APE and WMA.</returns>
    public static string? Of(string path) => ByEnding.GetValueOrDefault(Path.GetExtension(path));
}
