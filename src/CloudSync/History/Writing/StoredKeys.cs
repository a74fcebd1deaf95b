using System.Data.Common;
using System.Globalization;
using Dapper;
using Roomtone.CloudSync.Ingest;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>Looks up which events of a batch are stored already. Only used after a duplicate key.</summary>
internal static class StoredKeys
{
    public static HashSet<EventKey> Of(DbConnection connection, WriteBatch batch)
    {
        var stored = new HashSet<EventKey>();
        Find(connection, EventTables.Moods, batch.Moods, stored);
        Find(connection, EventTables.Tracks, batch.Tracks, stored);
        Find(connection, EventTables.Feedback, batch.Feedback, stored);
        Find(connection, EventTables.Devices, batch.DeviceEvents, stored);
        return stored;
    }

    private static void Find<T>(DbConnection connection, Table<Recorded<T>> table, List<Recorded<T>> events, HashSet<EventKey> stored)
    {
        foreach (var outbox in events.GroupBy(recorded => (recorded.Key.Device, recorded.Key.Epoch)))
        {
            var numbers = string.Join(',', outbox.Select(recorded => recorded.Key.Seq.ToString(CultureInfo.InvariantCulture)));
            var found = connection.Query<long>(
                $"SELECT seq FROM {table.Name} WHERE device = @Device AND epoch = @Epoch AND at BETWEEN @First AND @Last AND seq IN ({numbers})",
                new
                {
                    outbox.Key.Device,
                    Epoch = outbox.Key.Epoch.ToByteArray(bigEndian: true),
                    First = ToMillisecond(outbox.Min(recorded => recorded.At)),
                    Last = outbox.Max(recorded => recorded.At).UtcDateTime,
                });
            foreach (var seq in found) stored.Add(new EventKey(outbox.Key.Device, outbox.Key.Epoch, seq));
        }
    }

    /// <summary>The table stores milliseconds: a finer time would miss its own row.</summary>
    private static DateTime ToMillisecond(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}
