using Roomtone.EdgeAgent.Music.Library.Storage;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// The local library as it was last read, with the tags of its files, so that each is opened once and not at every start.
/// </summary>
internal sealed class CatalogueStore(LibraryDatabase database)
{
    /// <summary>Grows when more is read, so that the files are read again.</summary>
    private const int Format = 3;

    private readonly EntryCollection<CatalogueEntry> _stored = new(database, LibraryDatabase.Catalogue, Format, entry => entry.IsPlausible);

    /// <returns>By the track's path in the library.</returns>
    public Dictionary<string, CatalogueEntry> Read() => _stored.Read();

    public void Write(IEnumerable<KeyValuePair<string, CatalogueEntry>> entries, IEnumerable<string> gone) => _stored.Write(entries, gone);
}
