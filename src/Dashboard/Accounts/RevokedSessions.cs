using System.Collections.Concurrent;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// The table <c>ended_sessions</c>. A copy of a self-contained cookie would outlive the logout, so revoked sessions are
/// recorded until none of their cookies can be valid any more.
/// </summary>
internal sealed class RevokedSessions(HistoryDatabase database, TimeProvider time)
{
    /// <summary>Bounded: when full it is cleared, which only costs queries.</summary>
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<string, (bool Ended, DateTimeOffset At)> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _unwritten = new(StringComparer.Ordinal);

    /// <summary>
    /// Takes effect here at once. While the database is unavailable the row is written with the next query that succeeds.
    /// </summary>
    public async Task RevokeAsync(string session, CancellationToken cancellationToken)
    {
        Remember(session, ended: true);
        _unwritten[session] = time.GetUtcNow();
        try
        {
            await database.WriteAsync(WriteAsync, cancellationToken);
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
        // A ticket of a version without session ids could not be revoked.
        if (session.Length == 0) return true;
        if (_known.TryGetValue(session, out var known) && (known.Ended || time.GetUtcNow() - known.At < trust)) return known.Ended;
        var ended = await database.QueryAsync(
            async db =>
            {
                await WriteAsync(db);
                return await db.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM ended_sessions WHERE session = @session", new { session })
                    > 0;
            },
            cancellationToken);
        Remember(session, ended);
        return ended;
    }

    /// <summary>Without asking the database.</summary>
    public bool IsKnownRevoked(string session) => _known.TryGetValue(session, out var known) && known.Ended;

    /// <summary>Writes pending revocations and deletes expired ones.</summary>
    /// <returns>How many were written.</returns>
    private async Task<int> WriteAsync(DatabaseSession db)
    {
        var written = 0;
        foreach (var (session, at) in _unwritten)
        {
            await db.ExecuteAsync(
                "INSERT IGNORE INTO ended_sessions (session, ended_at) VALUES (@session, @at)",
                new { session, at = at.ToDatabase() }
            );
            _unwritten.TryRemove(session, out _);
            written++;
        }

        if (written > 0)
            await db.ExecuteAsync(
                "DELETE FROM ended_sessions WHERE ended_at < @old",
                new { old = (time.GetUtcNow() - AccountsSettings.LongestSession).ToDatabase() }
            );
        return written;
    }

    private void Remember(string session, bool ended)
    {
        if (_known.Count >= MostKnown) _known.Clear();
        _known[session] = (ended, time.GetUtcNow());
    }
}
