using System.Data;
using System.Data.Common;
using Roomtone.CloudSync.Ingest;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>
/// Writes a batch in one transaction: the events, their roll-ups and the rejections. On a duplicate key the batch is rolled
/// back, stored keys are removed, and it is written again: so a roll-up counts each event once, however many workers write.
/// </summary>
internal sealed class HistoryWriter(DbDataSource database)
{
    /// <summary>Off for a server that refuses LOAD DATA LOCAL, as MySQL 8 does unless local_infile is on.</summary>
    private volatile bool _mayStream = true;

    /// <summary>Boxes are resending: looking up the keys first is then cheaper than a rollback.</summary>
    private volatile bool _meetsRepeats;

    /// <returns>The number of new events.</returns>
    /// <exception cref="HistoryException">Nothing was written.</exception>
    public int Write(WriteBatch batch)
    {
        try
        {
            using var connection = database.OpenConnection();
            if (_meetsRepeats) batch = WithoutStored(connection, batch);
            while (!TryWrite(connection, batch)) batch = WithoutStored(connection, batch);
            return batch.Events;
        }
        catch (Exception e) when (DatabaseFault.IsForeign(e))
        {
            throw DatabaseFault.Translate(e);
        }
    }

    private WriteBatch WithoutStored(DbConnection connection, WriteBatch batch)
    {
        var stored = StoredKeys.Of(connection, batch);
        _meetsRepeats = stored.Count > 0;
        return batch.Without(stored);
    }

    /// <returns>False on a duplicate key; nothing is written then.</returns>
    private bool TryWrite(DbConnection connection, WriteBatch batch)
    {
        // Read committed takes no gap locks, on which workers would wait for each other.
        using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            if (!TryWriteEvents(transaction, batch)) return false;
        }
        catch (Exception e) when (DatabaseFault.IsForeign(e) && DatabaseFault.Translate(e).Fault == HistoryFault.Duplicate)
        {
            return false;
        }

        WriteRollUps(transaction, batch.Moods);
        transaction.Insert(PlainTables.Rejected, batch.Rejections.OrderBy(rejection => rejection.Id));
        transaction.Insert(PlainTables.Heard, batch.Heard);
        transaction.Commit();
        return true;
    }

    private bool TryWriteEvents(DbTransaction transaction, WriteBatch batch)
    {
        if (!TryWriteMoods(transaction, batch)) return false;
        transaction.Insert(EventTables.Tracks, batch.Tracks);
        transaction.Insert(EventTables.Feedback, batch.Feedback);
        transaction.Insert(EventTables.Devices, batch.DeviceEvents);
        return true;
    }

    private bool TryWriteMoods(DbTransaction transaction, WriteBatch batch)
    {
        if (batch.Moods.Count == 0) return true;
        try
        {
            if (_mayStream)
                return RowStream.Send(
                        transaction.Connection!,
                        EventTables.Moods,
                        batch.MoodRows ??= RowStream.Render(EventTables.Moods, batch.Moods)
                    ) == batch.Moods.Count;
        }
        catch (Exception e) when (DatabaseFault.RefusesStreams(e))
        {
            _mayStream = false;
        }

        transaction.Insert(EventTables.Moods, batch.Moods);
        return true;
    }

    private static void WriteRollUps(DbTransaction transaction, List<Recorded<MoodEvent>> moods)
    {
        var minutes = RollUp.ByMinute(moods);
        var hours = RollUp.By(TimeSpan.FromHours(1), minutes);
        transaction.Insert(RollUp.Minutes, minutes);
        transaction.Insert(RollUp.Hours, hours);
        transaction.Insert(RollUp.Days, RollUp.By(TimeSpan.FromDays(1), hours));
    }
}
