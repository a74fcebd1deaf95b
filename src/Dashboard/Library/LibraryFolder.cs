using Roomtone.Contracts;

namespace Roomtone.Dashboard.Library;

/// <summary>Finds a track's file, for browsers to play. Gives out files of sound and nothing else.</summary>
internal sealed class LibraryFolder(LibrarySettings settings)
{
    /// <summary>What browsers play, as registered with IANA. Others (APE, WMA, DSD) sound only at the box.</summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
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

    public bool Has(string device) => settings.Folder.Length > 0 && device == settings.Device;

    /// <returns>The file and its type; or the sentence that says why there is none.</returns>
    public (SoundFile? File, string? Problem) Find(string device, string? track)
    {
        if (!Has(device)) return (null, $"The library of {device} sounds only at the box: the dashboard does not run beside it.");
        if (string.IsNullOrEmpty(track)) return (null, "track is missing; give the id of a track of the library.");
        if (PathOf(track) is not { } path) return (null, $"The library has no track {EventText.Shortened(track, 100)}.");
        if (!Types.TryGetValue(Path.GetExtension(path), out var type))
            return (null, $"{Path.GetFileName(path)} is of a kind that browsers do not play; it sounds only at the box.");
        return (new SoundFile(path, type), null);
    }

    /// <summary>A pipe or a device has no length: reading it could wait for ever.</summary>
    private string? PathOf(string track)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(settings.Folder)) + Path.DirectorySeparatorChar;
        try
        {
            var path = Path.GetFullPath(track, root);
            return path.StartsWith(root, StringComparison.Ordinal) && new FileInfo(path) is { Exists: true, Length: > 0 } ? path : null;
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null; // No name that a file can have.
        }
    }
}

/// <param name="Path">The whole path.</param>
/// <param name="Type">Its media type.</param>
internal sealed record SoundFile(string Path, string Type);
