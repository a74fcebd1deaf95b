using System.Collections.Concurrent;
using Dapper;
using Roomtone.Dashboard.Storage;

namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// The table <c>ended_sessions</c>. A cookie says all by itself, so a copy of it would outlive the logout: the sessions
/// that were ended are written down until no cookie of theirs can be good any more.
/// </summary>
internal sealed class EndedSessions(Database database, TimeProvider time)
{
    /// <summary>Bounded: when it is full it forgets all, which only costs questions.</summary>
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<string, (bool Ended, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    public async Task EndAsync(string session, CancellationToken cancellationToken)
    {
        Remember(session, ended: true);
        var row = new { session, now = time.GetUtcNow().ToDatabase(), old = (time.GetUtcNow() - AccountsSettings.LongestSession).ToDatabase() };
        try
        {
            await database.AskAsync(
                db => db.Execute("DELETE FROM ended_sessions WHERE ended_at < @old", row) + db.Execute("INSERT IGNORE INTO ended_sessions (session, ended_at) VALUES (@session, @now)", row),
                cancellationToken);
        }
        catch (DatabaseUnavailableException)
        {
            // Database has logged it. Here it has ended; another dashboard cannot know.
        }
    }

    /// <param name="session">As in its ticket.</param>
    /// <param name="trust">How long an answer of no holds; a yes holds for ever.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="DatabaseUnavailableException">It is not known, and cannot be asked.</exception>
    public async Task<bool> HasEndedAsync(string session, TimeSpan trust, CancellationToken cancellationToken)
    {
        // A ticket of a version that did not number its sessions could not be ended.
        if (session.Length == 0) return true;
        if (_known.TryGetValue(session, out var known) && (known.Ended || time.GetUtcNow() - known.At < trust)) return known.Ended;
        var ended = await database.AskAsync(db => db.ExecuteScalar<long>("SELECT COUNT(*) FROM ended_sessions WHERE session = @session", new { session }) > 0, cancellationToken);
        Remember(session, ended);
        return ended;
    }

    /// <summary>Without asking the database.</summary>
    public bool IsKnownToHaveEnded(string session) => _known.TryGetValue(session, out var known) && known.Ended;

    private void Remember(string session, bool ended)
    {
        if (_known.Count >= MostKnown) _known.Clear();
        _known[session] = (ended, time.GetUtcNow());
    }
}
