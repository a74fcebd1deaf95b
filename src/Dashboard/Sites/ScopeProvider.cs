using System.Collections.Concurrent;
using System.Security.Claims;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Sites;

/// <summary>
/// Caches each account's scope for some seconds. While the database is unavailable a cached scope stays valid;
/// an account without one sees nothing.
/// </summary>
internal sealed class ScopeProvider(SiteStore sites, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (AccessScope AccessScope, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    public async ValueTask<AccessScope> OfAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (SessionTicket.SeesAllSites(user)) return AccessScope.Everything;
        var (name, now) = (SessionTicket.Name(user), time.GetUtcNow());
        var isKnown = _known.TryGetValue(name, out var known);
        if (isKnown && now - known.At < Fresh) return known.AccessScope;
        try
        {
            var scope = await sites.ScopeAsync(name, cancellationToken);
            _known[name] = (scope, now);
            return scope;
        }
        catch (DatabaseUnavailableException)
        {
            return isKnown ? known.AccessScope : AccessScope.Nothing;
        }
    }

    /// <summary>The account's scope has just changed.</summary>
    public void Forget(string name) => _known.TryRemove(name, out _);

    /// <summary>Sites, rooms or profiles have just changed.</summary>
    public void ForgetAll() => _known.Clear();
}
