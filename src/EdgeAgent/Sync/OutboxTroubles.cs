using Microsoft.Data.Sqlite;

namespace Roomtone.EdgeAgent.Sync;

/// <summary>Tells SQLite's results apart (sqlite.org/rescode.html).</summary>
internal static class OutboxTroubles
{
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int NotADatabase = 26;

    /// <summary>What SQLite says when max_page_count is reached and when the disk is full; only the caller can tell which.</summary>
    public static OutboxException Translate(SqliteException e) => e.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => new OutboxException(OutboxTrouble.Damaged, e.Message, e),
        Full => new OutboxException(OutboxTrouble.Full, e.Message, e),
        _ => new OutboxException(OutboxTrouble.Unwritable, e.Message, e),
    };
}
