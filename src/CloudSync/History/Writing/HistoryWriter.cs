using System.Data;
using System.Data.Common;
using Roomtone.CloudSync.Ingest;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>
/// Writes a page in one transaction: the events, their roll-ups and what was rejected, all or nothing. A page with a
/// key that is there already is undone, relieved of the keys that are stored, and written again: so a roll-up counts
/// each event once, however many workers write.
/// </summary>
internal sealed class HistoryWriter(DbDataSource database)
{
    /// <summary>Off for a server that refuses LOAD DATA LOCAL, as MySQL 8 does unless local_infile is on.</summary>
    private volatile bool _mayStream = true;

    /// <summary>Boxes are sending again: then it is cheaper to ask for the keys first than to write and undo.</summary>
    private volatile bool _meetsRepeats;

    /// <returns>How many events were new.</returns>
    /// <exception cref="HistoryException">Nothing was written.</exception>
    public int Write(Page page)
    {
        try
        {
            using var connection = database.OpenConnection();
            if (_meetsRepeats) page = Relieved(connection, page);
            while (!TryWrite(connection, page)) page = Relieved(connection, page);
            return page.Events;
        }
        catch (Exception e) when (DatabaseFault.IsForeign(e))
        {
            throw DatabaseFault.Translate(e);
        }
    }

    private Page Relieved(DbConnection connection, Page page)
    {
        var stored = StoredKeys.Of(connection, page);
        _meetsRepeats = stored.Count > 0;
        return page.Without(stored);
    }

    /// <returns>False when a key is there already; nothing is written then.</returns>
    private bool TryWrite(DbConnection connection, Page page)
    {
        // Read committed takes no locks on the gaps between keys, over which workers would wait for each other.
        using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            if (!TryWriteEvents(transaction, page)) return false;
        }
        catch (Exception e) when (DatabaseFault.IsForeign(e) && DatabaseFault.Translate(e).Fault == HistoryFault.Duplicate)
        {
            return false;
        }

        WriteRollUps(transaction, page.Moods);
        transaction.Insert(PlainTables.Rejected, page.Rejections.OrderBy(rejection => rejection.Id));
        transaction.Insert(PlainTables.Heard, page.Heard);
        transaction.Commit();
        return true;
    }

    private bool TryWriteEvents(DbTransaction transaction, Page page)
    {
        if (!TryWriteMoods(transaction, page)) return false;
        transaction.Insert(EventTables.Tracks, page.Tracks);
        transaction.Insert(EventTables.Feedback, page.Feedback);
        transaction.Insert(EventTables.Devices, page.DeviceEvents);
        return true;
    }

    private bool TryWriteMoods(DbTransaction transaction, Page page)
    {
        if (page.Moods.Count == 0) return true;
        try
        {
            if (_mayStream)
                return RowStream.Send(
                        transaction.Connection!,
                        EventTables.Moods,
                        page.MoodRows ??= RowStream.Render(EventTables.Moods, page.Moods)
                    ) == page.Moods.Count;
        }
        catch (Exception e) when (DatabaseFault.RefusesStreams(e))
        {
            _mayStream = false;
        }

        transaction.Insert(EventTables.Moods, page.Moods);
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
