using Roomtone.EdgeAgent.Music.AudioAnalysis.Sources;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Files of the library's folder that look like music and that the player does not list.</summary>
internal static class UnlistedFiles
{
    /// <summary>Of files and folders; a library is smaller, a disk that hangs below it by mistake is not.</summary>
    private const int MostEntries = 200_000;
    private const int Deepest = 32;

    /// <summary>What MPD and ffmpeg commonly play.</summary>
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".mp3", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".m4b", ".m4p", ".mp4", ".aac", ".wav", ".aif", ".aiff", ".aifc", ".wma", ".wv",
        ".ape", ".mpc", ".dsf", ".dff", ".tta", ".tak", ".spx", ".mka", ".mp2", ".ac3", ".dts", ".caf", ".au",
    };

    /// <param name="folder">Of the library; empty where it cannot be seen.</param>
    /// <param name="listed">What the player lists.</param>
    public static List<SetAsideFile> Of(string folder, IReadOnlyList<ListedFile> listed)
    {
        if (folder.Length == 0 || listed.Count == 0) return [];
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in listed)
        {
            known.Add(file.Id);
            // Tracks of a cue sheet stand below their file, and the player lists them in place of what the sheet names.
            if (Path.GetDirectoryName(file.Id) is not { Length: > 0 } above || !known.Add(above)) continue;
            if (CueTrackName.Of(file.Id) is null) continue;
            foreach (var part in CueSheetFile.Read(Path.Combine(folder, above)))
                if (part.File is { } name) known.Add(Path.Combine(Path.GetDirectoryName(above)!, name));
        }

        var found = new List<SetAsideFile>();
        var left = MostEntries;
        Look(folder, "", Deepest, known, found, ref left);
        return found;
    }

    private static void Look(string folder, string below, int depth, HashSet<string> known, List<SetAsideFile> found, ref int left)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(folder, below)).EnumerateFileSystemInfos())
            {
                if (--left < 0) return;
                var name = Path.Combine(below, entry.Name);
                // Links to folders may lead in a circle; what lies behind them is listed under its own name.
                if (entry is DirectoryInfo { LinkTarget: null } && depth > 0)
                    Look(folder, name, depth - 1, known, found, ref left);
                else if (entry is FileInfo file && Endings.Contains(file.Extension) && !known.Contains(name))
                    found.Add(new(name, Why(file)));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            found.Add(new(below.Length == 0 ? "." : below, $"The folder cannot be opened ({e.GetType().Name}): let the agent and the player read it."));
        }
    }

    private static string Why(FileInfo file)
    {
        if (file.Name.Contains('\uFFFD', StringComparison.Ordinal)) return "Its name is not UTF-8; rename it.";
        if (file.Name.Contains('\n', StringComparison.Ordinal)) return "Its name holds a line end; rename it.";
        return Length(file) switch
        {
            null => "It cannot be opened; it is a link that leads nowhere, or we may not see it.",
            0 => "It is empty, or no file at all.",
            _ => "The player does not take it in: it is no sound that it knows, or it may not read it, or it has not looked since.",
        };
    }

    private static long? Length(FileInfo file)
    {
        try
        {
            if (file.LinkTarget is null) return file.Length;
            return file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } end ? end.Length : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
