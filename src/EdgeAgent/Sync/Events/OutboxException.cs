using Microsoft.Data.Sqlite;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>The one failure of the outbox's file.</summary>
internal sealed class OutboxException(OutboxTrouble trouble, string message, Exception? inner = null) : Exception(message, inner)
{
    public OutboxTrouble Trouble => trouble;
}

internal enum OutboxTrouble
{
    /// <summary>It has reached the size of the settings.</summary>
    Full,

    /// <summary>The disk is full, gone or not ours to write.</summary>
    Unwritable,

    /// <summary>The file is not what was written.</summary>
    Damaged,
}

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
