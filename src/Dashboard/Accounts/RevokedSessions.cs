using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Roomtone.Dashboard.Storage;

namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// The table <c>ended_sessions</c>. A cookie says all by itself, so a copy of it would outlive the logout: the sessions
/// that were ended are written down until no cookie of theirs can be good any more.
/// </summary>
internal sealed class RevokedSessions(HistoryDatabase database, TimeProvider time)
{
    /// <summary>Bounded: when it is full it forgets all, which only costs questions.</summary>
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<string, (bool Ended, DateTimeOffset At)> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _unwritten = new(StringComparer.Ordinal);

    /// <summary>Here it has ended at once. While the database is away it is written with the next question that reaches it.</summary>
    public async Task RevokeAsync(string session, CancellationToken cancellationToken)
    {
        Remember(session, ended: true);
        _unwritten[session] = time.GetUtcNow();
        try
        {
            await database.AskAsync(Write, cancellationToken);
        }
        catch (DatabaseUnavailableException)
        {
            // It was logged where it failed.
        }
    }

    /// <param name="session">As in its ticket.</param>
    /// <param name="trust">How long an answer of no holds; a yes holds for ever.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="DatabaseUnavailableException">It is not known, and cannot be asked.</exception>
    public async Task<bool> IsRevokedAsync(string session, TimeSpan trust, CancellationToken cancellationToken)
    {
        // A ticket of a version that did not number its sessions could not be ended.
        if (session.Length == 0) return true;
        if (_known.TryGetValue(session, out var known) && (known.Ended || time.GetUtcNow() - known.At < trust)) return known.Ended;
        var ended = await database.AskAsync(
            db =>
            {
                Write(db);
                return db.ExecuteScalar<long>("SELECT COUNT(*) FROM ended_sessions WHERE session = @session", new { session }) > 0;
            },
            cancellationToken);
        Remember(session, ended);
        return ended;
    }

    /// <summary>Without asking the database.</summary>
    public bool IsKnownRevoked(string session) => _known.TryGetValue(session, out var known) && known.Ended;

    /// <summary>Writes what waits, and lets go of what has ended by itself.</summary>
    /// <returns>How many were written.</returns>
    private int Write(DbConnection db)
    {
        var written = 0;
        foreach (var (session, at) in _unwritten)
        {
            db.Execute("INSERT IGNORE INTO ended_sessions (session, ended_at) VALUES (@session, @at)", new { session, at = at.ToDatabase() });
            _unwritten.TryRemove(session, out _);
            written++;
        }

        if (written > 0) db.Execute("DELETE FROM ended_sessions WHERE ended_at < @old", new { old = (time.GetUtcNow() - AccountsSettings.LongestSession).ToDatabase() });
        return written;
    }

    private void Remember(string session, bool ended)
    {
        if (_known.Count >= MostKnown) _known.Clear();
        _known[session] = (ended, time.GetUtcNow());
    }
}
