using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>What was read from the files, so that each is opened once and not at every start.</summary>
internal sealed class TagCache(PersistedDocument<TagCache.Document> file)
{
    /// <summary>Grows when more tags are read, so that the files are read again.</summary>
    private const int Format = 2;

    private Dictionary<string, Entry>? _entries;
    private bool _changed;

    private Dictionary<string, Entry> Entries => _entries ??= file.Read() is { Format: Format } known ? known.Entries : [];

    /// <summary>The tags of a file as it is now, or null when they must be read.</summary>
    /// <param name="track">The track's id.</param>
    /// <param name="version">Changes when the file does.</param>
    public TrackTags? Find(string track, string version) =>
        Entries.TryGetValue(track, out var entry) && entry.Version == version ? entry.Tags : null;

    public void Keep(string track, string version, TrackTags tags)
    {
        Entries[track] = new Entry(version, tags);
        _changed = true;
    }

    /// <summary>Writes what is new and leaves out what is gone.</summary>
    public void Save(IReadOnlySet<string> tracks)
    {
        if (!_changed) return;
        foreach (var gone in Entries.Keys.Where(track => !tracks.Contains(track)).ToList()) Entries.Remove(gone);
        file.Write(new Document(Entries, Format));
        _changed = false;
    }

    internal sealed record Document(Dictionary<string, Entry> Entries, int Format = 1);

    internal sealed record Entry(string Version, TrackTags Tags);
}
