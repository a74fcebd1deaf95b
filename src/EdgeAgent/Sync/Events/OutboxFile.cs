using System.Text.Json;
using Microsoft.Data.Sqlite;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>
/// The outbox's SQLite file: write-ahead log, flushed at each commit. Not thread safe. Every member throws
/// <see cref="OutboxException"/>.
/// </summary>
internal sealed class OutboxFile : IDisposable
{
    private const int PageBytes = 4096;

    /// <summary>A batch stays well below what brokers allow for a message.</summary>
    private const int MaxBatchBytes = 512 * 1024;

    /// <summary>Pages that a commit may need beside its data.</summary>
    private const int SparePages = 16;

    private readonly SqliteConnection _connection;
    private readonly OutboxEpochs _epochs;

    private OutboxFile(SqliteConnection connection) => (_connection, _epochs) = (connection, new OutboxEpochs(connection));

    /// <summary>Of events that are written from now on.</summary>
    public Guid Epoch => _epochs.Current;

    /// <summary>Events in the file.</summary>
    public long Count { get; private set; }

    /// <summary>The number of the last event ever written.</summary>
    public long LastSeq { get; private set; }

    /// <summary>Events lost since the file was made.</summary>
    public long Dropped { get; private set; }

    /// <param name="path">The file; it is made where there is none.</param>
    /// <param name="maxMegabytes">Its largest size.</param>
    /// <param name="place">Which file this is and in which run of the machine: see <see cref="OutboxPlace"/>.</param>
    public static OutboxFile Open(string path, int maxMegabytes, Func<string>? place = null) =>
        Translated(() =>
        {
            if (Directory.Exists(path)) throw new OutboxException(OutboxTrouble.Damaged, "a folder stands in its place");
            OutboxFile? file = null;
            place ??= () => OutboxPlace.Of(path);
            Sqlite.Open(path, connection => (file = new OutboxFile(connection)).Prepare(maxMegabytes, place));
            return file!;
        });

    /// <summary>Whether opening it began a new epoch, because it was a copy or the machine has started anew since.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>What is written from now on is of a new epoch; what is there keeps its own.</summary>
    public void BeginEpoch() => Translated(() =>
    {
        _connection.InTransaction(() => _epochs.Begin(LastSeq, place: null));
        return 0;
    });

    /// <summary>All or none; on disk when it returns.</summary>
    public void Insert(IReadOnlyList<StoredEvent> events)
    {
        try
        {
            InsertAll(events);
        }
        catch (OutboxException e) when (e.Trouble == OutboxTrouble.Full && !ReachesLimit(events))
        {
            throw new OutboxException(OutboxTrouble.Unwritable, "the disk is full", e);
        }
    }

    /// <summary>
    /// The oldest events after a number, all of one epoch, as many as asked for and as a batch may hold. What cannot be read
    /// is put aside within the file, and the rest goes on.
    /// </summary>
    public (Guid Epoch, IReadOnlyList<RoomEvent> Events) Read(long after, int max) => Translated(() =>
    {
        while (true)
        {
            var (epoch, events, unreadable) = ReadOnce(after, max);
            if (unreadable.Count == 0) return (epoch, events);
            PutAside(unreadable);
        }
    });

    private (Guid Epoch, List<RoomEvent> Events, List<long> Unreadable) ReadOnce(long after, int max)
    {
        var (events, unreadable) = (new List<RoomEvent>(), new List<long>());
        var (bytes, last, epoch) = (0, long.MaxValue, Epoch);
        using var select = _connection.Command(
            "SELECT seq, at, type, data FROM events WHERE seq > $after ORDER BY seq LIMIT $max",
            ("$after", after),
            ("$max", max)
        );
        using var rows = select.ExecuteReader();
        while (bytes < MaxBatchBytes && rows.Read())
        {
            var seq = rows.GetInt64(0);
            if (events.Count == 0) (epoch, last) = _epochs.Of(seq);
            if (seq > last) break;
            if (RowOf(rows, seq) is not { } row) unreadable.Add(seq);
            else
            {
                bytes += row.Bytes;
                events.Add(row.Event);
            }
        }

        return (epoch, events, unreadable);
    }

    /// <returns>Null where the row is none that was written here.</returns>
    private static (RoomEvent Event, int Bytes)? RowOf(SqliteDataReader row, long seq)
    {
        try
        {
            var data = row.GetFieldValue<byte[]>(3);
            // SQLite would make a zero of a word.
            var at = DateTimeOffset.FromUnixTimeMilliseconds((long)row.GetValue(1));
            return (new RoomEvent(seq, at, row.GetString(2), Wire.Read<JsonElement>(data)), data.Length);
        }
        catch (Exception e) when (e is not SqliteException)
        {
            return null; // Whatever it throws, it is this row's fault; SQLite's own failures are the file's.
        }
    }

    private void PutAside(List<long> numbers)
    {
        _connection.InTransaction(() =>
        {
            _connection.Run("CREATE TABLE IF NOT EXISTS unreadable(seq INTEGER, at, type, data)");
            foreach (var seq in numbers)
            {
                _connection.Run("INSERT INTO unreadable SELECT seq, at, type, data FROM events WHERE seq = $seq", ("$seq", seq));
                _connection.Run("DELETE FROM events WHERE seq = $seq", ("$seq", seq));
            }

            AddDropped(numbers.Count);
        });
        (Count, Dropped, Unreadable) = (Count - numbers.Count, Dropped + numbers.Count, Unreadable + numbers.Count);
    }

    /// <summary>Events that could not be read since the file was opened.</summary>
    public long Unreadable { get; private set; }

    /// <summary>
    /// Removes both ends and what lies between. Not flushed: a power cut may bring events back, which are then sent
    /// twice and counted once.
    /// </summary>
    /// <returns>How many there were; none of another epoch.</returns>
    public int Delete(Guid epoch, long from, long to) =>
        Translated(() =>
        {
            if (_epochs.Range(epoch) is not var (first, last)) return 0;
            _connection.Run("PRAGMA synchronous = NORMAL");
            try
            {
                var removed = _connection.Run(
                    "DELETE FROM events WHERE seq BETWEEN $from AND $to",
                    ("$from", Math.Max(from, first)),
                    ("$to", Math.Min(to, last))
                );
                Count -= removed;
                return removed;
            }
            finally
            {
                _connection.Run("PRAGMA synchronous = FULL");
            }
        });

    /// <summary>Removes the oldest events and counts them as dropped.</summary>
    /// <returns>How many there were.</returns>
    public int DropOldest(long howMany) =>
        Translated(() =>
        {
            var removed = 0;
            _connection.InTransaction(() =>
            {
                removed = _connection.Run(
                    "DELETE FROM events WHERE seq IN (SELECT seq FROM events ORDER BY seq LIMIT $n)",
                    ("$n", howMany)
                );
                AddDropped(removed);
            });
            Count -= removed;
            Dropped += removed;
            return removed;
        });

    /// <summary>Counts events that were lost before they reached the file.</summary>
    public void CountLost(long howMany) =>
        Translated(() =>
        {
            _connection.InTransaction(() => AddDropped(howMany));
            return Dropped += howMany;
        });

    public void Dispose() => _connection.Dispose();

    private static T Translated<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException e)
        {
            throw OutboxTroubles.Translate(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutboxException(OutboxTrouble.Unwritable, e.Message, e);
        }
        catch (JsonException e)
        {
            throw new OutboxException(OutboxTrouble.Damaged, "an event in it is not JSON", e);
        }
    }

    private void Prepare(int maxMegabytes, Func<string> place)
    {
        _connection.Run("PRAGMA journal_mode = WAL");
        _connection.Run("PRAGMA synchronous = FULL");
        _connection.Run("PRAGMA journal_size_limit = 8388608");
        if (_connection.Scalar("PRAGMA quick_check(1)") is not "ok")
            throw new OutboxException(OutboxTrouble.Damaged, "its check found faults");
        // AUTOINCREMENT: a number is never given twice, also when the table was emptied.
        _connection.Run(
            "CREATE TABLE IF NOT EXISTS events(seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, type TEXT NOT NULL, data BLOB NOT NULL)"
        );
        _connection.Run("CREATE TABLE IF NOT EXISTS outbox(epoch TEXT NOT NULL, dropped INTEGER NOT NULL)");
        try
        {
            _connection.Run("SELECT seq, at, type, data FROM events LIMIT 0");
            _connection.Run("SELECT epoch, dropped FROM outbox LIMIT 0");
            _epochs.Prepare();
        }
        catch (SqliteException e) when (e.IsAnotherShape)
        {
            throw new OutboxException(OutboxTrouble.Damaged, "it is another program's database", e);
        }

        _connection.Run($"PRAGMA max_page_count = {maxMegabytes * (1024L * 1024 / PageBytes)}");
        Dropped = Counted("SELECT dropped FROM outbox");
        Count = _connection.Number("SELECT count(*) FROM events");
        LastSeq = _connection.Number("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'events'");
        HasMoved = _epochs.Open(LastSeq, place());
    }

    /// <summary>A count that somebody else wrote may be a word.</summary>
    private long Counted(string sql) => _connection.Scalar(sql) as long? ?? 0;

    private void InsertAll(IReadOnlyList<StoredEvent> events) =>
        Translated(() =>
        {
            _connection.InTransaction(() =>
            {
                using var insert = _connection.Command("INSERT INTO events(at, type, data) VALUES ($at, $type, $data)");
                var (at, type, data) = (
                    insert.Parameters.Add("$at", SqliteType.Integer),
                    insert.Parameters.Add("$type", SqliteType.Text),
                    insert.Parameters.Add("$data", SqliteType.Blob)
                );
                foreach (var stored in events)
                {
                    (at.Value, type.Value, data.Value) = (stored.At.ToUnixTimeMilliseconds(), stored.Type, stored.Data);
                    insert.ExecuteNonQuery();
                }
            });
            Count += events.Count;
            LastSeq += events.Count;
            return 0;
        });

    /// <summary>SQLite answers alike when the settings' size is reached and when the disk is full.</summary>
    private bool ReachesLimit(IReadOnlyList<StoredEvent> events) =>
        Translated(() =>
            _connection.Number("PRAGMA page_count")
                - _connection.Number("PRAGMA freelist_count")
                + SparePages
                + 2 * events.Sum(stored => stored.Data.LongLength) / PageBytes
            >= _connection.Number("PRAGMA max_page_count")
        );

    private void AddDropped(long howMany) => _connection.Run("UPDATE outbox SET dropped = dropped + $n", ("$n", howMany));
}
