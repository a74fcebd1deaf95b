namespace Roomtone.EdgeAgent.Music.Library.Storage;

/// <summary>All entries of a database, on their way into a new one.</summary>
internal sealed record LibraryEntries(IReadOnlyDictionary<string, List<StoredEntry>> ByCollection)
{
    public static LibraryEntries None { get; } = new(new Dictionary<string, List<StoredEntry>>());

    public int Count => ByCollection.Values.Sum(entries => entries.Count);

    public static LibraryEntries Salvage(LibraryFile file) => new(LibraryDatabase.Collections.ToDictionary(name => name, file.Salvage));

    /// <returns>How many were written.</returns>
    public int WriteTo(LibraryFile file)
    {
        foreach (var (collection, entries) in ByCollection) file.Write(collection, entries, []);
        return Count;
    }
}
