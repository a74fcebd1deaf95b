using System.Security.Claims;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Templates;

/// <summary>
/// Which templates an account sees: who sees every site, all; others their own, and those that a box of their sites follows.
/// </summary>
internal sealed class TemplateAccess(TemplateStore store, ScopeProvider scopes)
{
    /// <summary>Those that the account sees, with the boxes that follow each.</summary>
    public async Task<IReadOnlyList<(Template Template, IReadOnlyList<string> Followers)>> AllAsync(
        ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(user, cancellationToken);
        var followers = (await store.FollowersAsync(cancellationToken)).ToLookup(one => one.Value, one => one.Key);
        return
        [
            .. (await store.AllAsync(cancellationToken))
                .Where(one => scope.All || one.MadeBy == SessionTicket.Name(user) || followers[one.Id].Any(scope.SeesDevice))
                .Select(one => (one, (IReadOnlyList<string>)[.. followers[one.Id].Order(StringComparer.Ordinal)])),
        ];
    }

    public async Task<Template?> FindAsync(string template, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        (await AllAsync(user, cancellationToken)).FirstOrDefault(one => one.Template.Id == template).Template;
}
