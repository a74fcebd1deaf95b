using System.Collections.Concurrent;
using System.Security.Claims;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// Validates sessions: within 30 s it rejects those that were logged out and those whose account is gone or has another
/// password or role. While the database is unavailable cached answers hold and unknown sessions pass, so that live views go on.
/// </summary>
internal sealed class SessionWatch(AccountStore accounts, RevokedSessions revoked, TimeProvider time)
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (string? Stamp, DateTimeOffset At)> _stamps = new(StringComparer.Ordinal);
    private long _awayUntilTicks;

    public async Task<bool> HoldsAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        // An unavailable database is not asked at each request: each would wait for the timeout.
        if (time.GetUtcNow().UtcTicks < Volatile.Read(ref _awayUntilTicks)) return HeldAsFarAsKnown(user);
        try
        {
            return !await revoked.IsRevokedAsync(SessionTicket.Session(user), Trust, cancellationToken)
                && await StampAsync(SessionTicket.Name(user), cancellationToken) == SessionTicket.Stamp(user);
        }
        catch (DatabaseUnavailableException)
        {
            Volatile.Write(ref _awayUntilTicks, (time.GetUtcNow() + Trust).UtcTicks);
            return HeldAsFarAsKnown(user);
        }
    }

    /// <summary>The account has just changed: its earlier sessions are rejected until it has been read again.</summary>
    public void Forget(string name) => _stamps[name] = default;

    private bool HeldAsFarAsKnown(ClaimsPrincipal user) =>
        !revoked.IsKnownRevoked(SessionTicket.Session(user))
        && (!_stamps.TryGetValue(SessionTicket.Name(user), out var known) || known.Stamp == SessionTicket.Stamp(user));

    private async Task<string?> StampAsync(string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_stamps.TryGetValue(name, out var known) && now - known.At < Trust) return known.Stamp;
        var stamp = await accounts.FindAsync(name, cancellationToken) is { Disabled: false } account ? account.Stamp : null;
        _stamps[name] = (stamp, now);
        return stamp;
    }
}
