using System.Globalization;
using Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Sources;

/// <summary>
/// Finds what a track of the player is on the disk. The tracks of a cue sheet are named as MPD names them:
/// <c>album.cue/track0001</c>, and <c>album.flac/track0001</c> where the sheet stands in the file.
/// </summary>
/// <param name="folder">The player's music folder.</param>
internal sealed class TrackFiles(string folder)
{
    /// <summary>No music is larger: an hour in the largest of formats has a third of it.</summary>
    private const long MostBytes = 32L << 30;

    private readonly string _root = Path.GetFullPath(folder).TrimEnd('/') + "/";
    private readonly Dictionary<string, IReadOnlyList<CueTrack>> _sheets = new(StringComparer.Ordinal);

    /// <returns>Null where there is no such file, or none that we may see.</returns>
    public TrackFile? Find(string track)
    {
        if (Within(track) is not { } path) return null;
        if (FileFacts.Of(path) is { } file) return Whole(track, path, file);
        return CueTrackName.Of(path) is { } part && FileFacts.Of(part.Sheet) is { Kind: FileKind.Regular } sheet
            ? Part(track, part.Sheet, sheet, part.Number)
            : null;
    }

    private static TrackFile Whole(string track, string path, FileFacts file) =>
        new(track, FileStamp.Of(file), new SoundSource(path), FaultOf(file));

    private static string? FaultOf(FileFacts file) => file switch
    {
        { Kind: not FileKind.Regular } => $"It is no file but a {Word(file.Kind)}.",
        { Bytes: 0 } => "It is empty: it has 0 bytes. Copy it again.",
        { Bytes: > MostBytes } => string.Create(
            CultureInfo.InvariantCulture,
            $"It has {file.Bytes / 1e9:0} GB, and at most {MostBytes / 1e9:0} GB are looked at."
        ),
        _ => null,
    };

    private static string Word(FileKind kind) => kind switch
    {
        FileKind.Folder => "folder",
        FileKind.NamedPipe => "named pipe",
        FileKind.Socket => "socket",
        FileKind.Device => "device",
        _ => "thing of another kind",
    };

    private TrackFile Part(string track, string container, FileFacts sheet, int number)
    {
        if (!_sheets.TryGetValue(container, out var tracks)) _sheets[container] = tracks = CueSheetFile.Read(container);
        var stamp = FileStamp.Of(sheet);
        if (number > tracks.Count)
            return new TrackFile(track, stamp, new SoundSource(container), $"The cue sheet names {tracks.Count} tracks and not this one.");
        var part = tracks[number - 1];
        if (part.File is not { } name) return new TrackFile(track, stamp, part.Of(container), FaultOf(sheet));
        if (Within(Path.Combine(Path.GetDirectoryName(container)!, name)) is not { } path || FileFacts.Of(path) is not { } file)
            return new TrackFile(track, stamp, new SoundSource(container), $"The cue sheet names {name}, which is not there.");
        return new TrackFile(track, stamp.With(FileStamp.Of(file)), part.Of(path), FaultOf(file));
    }

    /// <returns>The full path; null for one that leads out of the folder.</returns>
    private string? Within(string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal)) return null;
        var path = Path.GetFullPath(Path.Combine(_root, name));
        return path.StartsWith(_root, StringComparison.Ordinal) ? path : null;
    }
}
