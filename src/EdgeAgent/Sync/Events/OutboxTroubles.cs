using Microsoft.Data.Sqlite;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>Tells SQLite's results apart (sqlite.org/rescode.html).</summary>
internal static class OutboxTroubles
{
    private const int Full = 13;

    /// <summary>What SQLite says when max_page_count is reached and when the disk is full; only the caller can tell which.</summary>
    public static OutboxException Translate(SqliteException e) => e switch
    {
        { IsDamage: true } => new OutboxException(OutboxTrouble.Damaged, e.Message, e),
        { SqliteErrorCode: Full } => new OutboxException(OutboxTrouble.Full, e.Message, e),
        _ => new OutboxException(OutboxTrouble.Unwritable, e.Message, e),
    };
}
