namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// What the player says of its files, beside what was stored of them: which tags are still to be read, and what is to be
/// stored.
/// </summary>
internal sealed class CatalogueUpdate
{
    private readonly List<KeyValuePair<string, CatalogueEntry>> _entries = [];
    private readonly List<int> _unread = [];
    private readonly List<int> _changed = [];

    /// <param name="stored">By path, with the tags of the files.</param>
    /// <param name="files">By path, without them.</param>
    public CatalogueUpdate(IReadOnlyDictionary<string, CatalogueEntry> stored, IEnumerable<KeyValuePair<string, CatalogueEntry>> files)
    {
        var gone = new HashSet<string>(stored.Keys, StringComparer.Ordinal);
        foreach (var (id, file) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            gone.Remove(id);
            var isKnown = stored.TryGetValue(id, out var before) && before.Version == file.Version && before.Tags.State != TagState.Waiting;
            var isSettled = isKnown || file.Tags.State == TagState.Unreadable;
            var entry = isKnown && file.Tags.State != TagState.Unreadable ? file with { Tags = before!.Tags } : file;
            if (!isSettled) _unread.Add(_entries.Count);
            else if (entry != before) _changed.Add(_entries.Count);
            _entries.Add(KeyValuePair.Create(id, entry));
        }

        Gone = gone;
    }

    /// <summary>In the order of their paths, whether they come from the player or were stored.</summary>
    public IReadOnlyList<KeyValuePair<string, CatalogueEntry>> Entries => _entries;

    /// <summary>Places in <see cref="Entries"/> whose file is new or another one.</summary>
    public IReadOnlyList<int> Unread => _unread;

    /// <summary>Paths that are no longer there.</summary>
    public IReadOnlyCollection<string> Gone { get; }

    public bool IsAny => _unread.Count > 0 || _changed.Count > 0 || Gone.Count > 0;

    public void AddTags(int number, TrackTags tags)
    {
        var (id, entry) = _entries[number];
        _entries[number] = KeyValuePair.Create(id, entry with { Tags = tags });
        _changed.Add(number);
    }

    /// <returns>What is not stored as it is now; the next call gives what changed after this one.</returns>
    public List<KeyValuePair<string, CatalogueEntry>> TakeChanged()
    {
        List<KeyValuePair<string, CatalogueEntry>> changed = [.. _changed.Select(number => _entries[number])];
        _changed.Clear();
        return changed;
    }
}
