using LiteDB;
using LiteDB.Engine;

namespace Roomtone.EdgeAgent.Music.Library.Storage;

/// <summary>
/// One use of the database, open until it is disposed: LiteDB gives its page cache back only then. Damage shows as any
/// exception, at any call; <see cref="LibraryDatabase"/> deals with it.
/// </summary>
internal sealed class LibraryFile : IDisposable
{
    /// <summary>How many entries each collection holds: documents that are silently missing are damage too.</summary>
    private const string Counts = "counts";

    private readonly LiteEngine _engine;

    /// <param name="data">The pages.</param>
    /// <param name="log">What is committed and not yet among the pages.</param>
    public LibraryFile(Stream data, Stream log)
    {
        // The default collation takes "A.flac" and "a.flac" for one key.
        _engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = log, Collation = Collation.Binary });
    }

    /// <returns>All entries, each checked; whether none is missing is known at the end.</returns>
    public IEnumerable<StoredEntry> Read(string collection)
    {
        var (expected, read) = (CountOf(collection), 0L);
        foreach (var document in Documents(collection))
        {
            if (++read > expected) throw new InvalidDataException($"{collection} holds more than its {expected} entries");
            yield return StoredEntry.Read(collection, document);
        }

        if (read < expected) throw new InvalidDataException($"{collection} holds {read} of its {expected} entries");
    }

    /// <summary>Puts entries in and takes others out, all or nothing.</summary>
    public void Write(string collection, IEnumerable<StoredEntry> entries, IEnumerable<string> gone)
    {
        _engine.BeginTrans();
        var count = CountOf(collection);
        count += _engine.Upsert(collection, entries.Select(entry => entry.ToDocument(collection)), BsonAutoId.ObjectId);
        count -= _engine.Delete(collection, gone.Select(key => new BsonValue(key)));
        _engine.Upsert(Counts, [new StoredEntry(collection, 0, BitConverter.GetBytes(count)).ToDocument(Counts)], BsonAutoId.ObjectId);
        _engine.Commit();
    }

    /// <summary>What can still be proven of a damaged file.</summary>
    /// <returns>The entries that are as they were written, up to where reading fails.</returns>
    public List<StoredEntry> Salvage(string collection)
    {
        var found = new Dictionary<string, StoredEntry>(StringComparer.Ordinal);
        try
        {
            foreach (var document in Documents(collection))
            {
                if (TryRead(collection, document) is { } entry && !found.TryAdd(entry.Key, entry)) break; // Its pages lead in a circle.
            }
        }
#pragma warning disable CA1031 // A damaged file throws anything.
        catch (Exception)
#pragma warning restore CA1031
        {
            // That it is damaged was said; what was found until here is what is left of it.
        }

        return [.. found.Values];
    }

    public void Dispose()
    {
        var open = OpenTransactions.Of(_engine);
        try
        {
            _engine.Dispose();
        }
        finally
        {
            OpenTransactions.Abandon(open);
        }
    }

    private static StoredEntry? TryRead(string collection, BsonDocument document)
    {
        try
        {
            return StoredEntry.Read(collection, document);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private long CountOf(string collection)
    {
        foreach (var document in Documents(Counts))
        {
            var entry = StoredEntry.Read(Counts, document);
            if (entry.Key == collection) return BitConverter.ToInt64(entry.Body);
        }

        return 0;
    }

    private IEnumerable<BsonDocument> Documents(string collection)
    {
        using var reader = _engine.Query(collection, new Query());
        while (reader.Read()) yield return reader.Current.AsDocument;
    }
}
