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

    private OutboxFile(SqliteConnection connection) => _connection = connection;

    public Guid Epoch { get; private set; }

    /// <summary>Events in the file.</summary>
    public long Count { get; private set; }

    /// <summary>The number of the last event ever written.</summary>
    public long LastSeq { get; private set; }

    /// <summary>Events lost since the file was made.</summary>
    public long Dropped { get; private set; }

    public static OutboxFile Open(string path, int maxMegabytes) =>
        Translated(() =>
        {
            OutboxFile? file = null;
            Sqlite.Open(path, connection => (file = new OutboxFile(connection)).Prepare(maxMegabytes));
            return file!;
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

    /// <summary>The oldest events after a number, as many as asked for and as a batch may hold.</summary>
    public IReadOnlyList<RoomEvent> Read(long after, int max) =>
        Translated(() =>
        {
            var events = new List<RoomEvent>();
            var bytes = 0;
            using var select = _connection.Command(
                "SELECT seq, at, type, data FROM events WHERE seq > $after ORDER BY seq LIMIT $max",
                ("$after", after),
                ("$max", max)
            );
            using var rows = select.ExecuteReader();
            while (bytes < MaxBatchBytes && rows.Read())
            {
                var data = rows.GetFieldValue<byte[]>(3);
                bytes += data.Length;
                events.Add(
                    new RoomEvent(
                        rows.GetInt64(0),
                        DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1)),
                        rows.GetString(2),
                        JsonSerializer.Deserialize<JsonElement>(data)
                    )
                );
            }

            return events;
        });

    /// <summary>
    /// Removes both ends and what lies between. Not flushed: a power cut may bring events back, which are then sent
    /// twice and counted once.
    /// </summary>
    /// <returns>How many there were.</returns>
    public int Delete(long from, long to) =>
        Translated(() =>
        {
            _connection.Run("PRAGMA synchronous = NORMAL");
            try
            {
                var removed = _connection.Run("DELETE FROM events WHERE seq BETWEEN $from AND $to", ("$from", from), ("$to", to));
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

    private void Prepare(int maxMegabytes)
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
        _connection.Run(
            "INSERT INTO outbox SELECT $epoch, 0 WHERE NOT EXISTS (SELECT 1 FROM outbox)",
            ("$epoch", Guid.NewGuid().ToString())
        );
        _connection.Run($"PRAGMA max_page_count = {maxMegabytes * (1024L * 1024 / PageBytes)}");
        Epoch = Guid.TryParse(_connection.Scalar("SELECT epoch FROM outbox") as string, out var epoch)
            ? epoch
            : throw new OutboxException(OutboxTrouble.Damaged, "it has no epoch");
        Dropped = _connection.Number("SELECT dropped FROM outbox");
        Count = _connection.Number("SELECT count(*) FROM events");
        LastSeq = _connection.Number("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'events'");
    }

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
