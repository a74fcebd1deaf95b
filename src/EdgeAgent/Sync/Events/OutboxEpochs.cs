using Microsoft.Data.Sqlite;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>
/// Which numbers of an outbox belong to which epoch. A copy of the file, and a machine that has started anew, begin a new
/// one: two boxes from one card must never give the same key to two events. What was in the file keeps its epoch, in which
/// the other box sends the same: it counts once. Decision 31.
/// </summary>
internal sealed class OutboxEpochs(SqliteConnection connection)
{
    /// <summary>Epochs of events that may still be there, each with its last number, in order.</summary>
    private List<(long Last, Guid Epoch)> _earlier = [];

    public Guid Current { get; private set; }

    public void Prepare()
    {
        connection.Run("CREATE TABLE IF NOT EXISTS earlier(last INTEGER PRIMARY KEY, epoch TEXT NOT NULL)");
        connection.Run("SELECT last, epoch FROM earlier LIMIT 0");
        if (connection.Number("SELECT count(*) FROM pragma_table_info('outbox') WHERE name = 'place'") == 0)
            connection.Run("ALTER TABLE outbox ADD COLUMN place TEXT");
    }

    /// <returns>Whether a new epoch has begun in a file that had one.</returns>
    /// <exception cref="OutboxException">There is none to be read.</exception>
    public bool Open(long lastSeq, string place)
    {
        connection.Run(
            "INSERT INTO outbox(epoch, dropped, place) SELECT $epoch, 0, $place WHERE NOT EXISTS (SELECT 1 FROM outbox)",
            ("$epoch", Guid.NewGuid().ToString()),
            ("$place", place)
        );
        Current = Parse(connection.Scalar("SELECT epoch FROM outbox"));
        _earlier = connection.All(
            "SELECT last, epoch FROM earlier ORDER BY last", row => (row.GetInt64(0), Parse(row.GetValue(1))));
        if (connection.Scalar("SELECT place FROM outbox") as string == place) return false;
        connection.InTransaction(() => Begin(lastSeq, place));
        return true;
    }

    /// <param name="lastSeq">The last number of the epoch that ends.</param>
    /// <param name="place">Where the file lies now; null: where it did.</param>
    public void Begin(long lastSeq, string? place)
    {
        // Two that began without an event between them: the first one's numbers stay its own.
        connection.Run("INSERT OR IGNORE INTO earlier VALUES ($last, $epoch)", ("$last", lastSeq), ("$epoch", Current.ToString()));
        connection.Run("DELETE FROM earlier WHERE last < coalesce((SELECT min(seq) FROM events), $all)", ("$all", lastSeq + 1));
        var fresh = Guid.NewGuid();
        connection.Run("UPDATE outbox SET epoch = $epoch", ("$epoch", fresh.ToString()));
        if (place is not null) connection.Run("UPDATE outbox SET place = $place", ("$place", place));
        Current = fresh;
        _earlier = connection.All("SELECT last, epoch FROM earlier ORDER BY last", row => (row.GetInt64(0), Parse(row.GetValue(1))));
    }

    /// <returns>The epoch of an event, and the last number that has the same.</returns>
    public (Guid Epoch, long Last) Of(long seq)
    {
        foreach (var (last, epoch) in _earlier)
            if (seq <= last) return (epoch, last);
        return (Current, long.MaxValue);
    }

    /// <returns>The numbers of an epoch, both ends included, or null where it is not known.</returns>
    public (long First, long Last)? Range(Guid epoch)
    {
        long first = 0;
        foreach (var (last, earlier) in _earlier)
        {
            if (earlier == epoch) return (first, last);
            first = last + 1;
        }

        return epoch == Current ? (first, long.MaxValue) : null;
    }

    private static Guid Parse(object? text) => Guid.TryParse(text as string, out var epoch)
        ? epoch
        : throw new OutboxException(OutboxTrouble.Damaged, "it has no epoch");
}

/// <summary>
/// Where an outbox lies: the run of the machine (the kernel's boot id, random(4)) and the file itself (device and inode).
/// A copied card has to be booted and a copied file is another file, so each copy differs, also where serial numbers,
/// network addresses and the machine id are the same.
/// </summary>
internal static class OutboxPlace
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";

    /// <summary>Where the machine does not tell, nothing is the same as before.</summary>
    public static string Of(string path) =>
        FileFacts.Of(path) is { } status ? $"{Boot()} {status.Device:x}:{status.Inode}" : $"{Guid.NewGuid()}";

    private static string Boot()
    {
        try
        {
            return File.ReadAllText(BootId).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{Guid.NewGuid()}";
        }
    }
}
