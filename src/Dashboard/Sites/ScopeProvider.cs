using System.Collections.Concurrent;
using System.Security.Claims;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Sites;

/// <summary>
/// Knows who may see what, and asks again after a few seconds. While the database is away, what was known holds;
/// who was not known sees nothing.
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

    /// <summary>What the account may see has just changed.</summary>
    public void Forget(string name) => _known.TryRemove(name, out _);

    /// <summary>Sites, rooms or profiles have just changed.</summary>
    public void ForgetAll() => _known.Clear();
}
