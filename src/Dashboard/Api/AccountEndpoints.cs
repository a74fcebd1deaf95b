using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>
/// The accounts of others, for those who see every site. Nobody reaches above their own role: an admin can neither touch
/// an owner nor make one.
/// </summary>
internal static class AccountEndpoints
{
    private const int MaxSites = 1000;

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts").RequireAuthorization(AuthorizationSetup.MayAdminister);
        accounts.MapGet("", AllAsync).WithSummary("All accounts").ProducesProblems(401, 403, 503);
        accounts
            .MapPost("", CreateAsync)
            .WithSummary("Make an account")
            .WithDescription("The answer holds its first password, this once; it must be changed at the first login. sites: null for all.")
            .ProducesProblems(400, 401, 403, 409, 503);
        accounts
            .MapPut("/{id}", ChangeAsync)
            .WithSummary("Change an account's role, sites, or switch it on or off")
            .WithDescription("All three: what is left out becomes viewer, all sites, on. The last owner stays.")
            .ProducesProblems(400, 401, 403, 404, 409, 503);
        accounts
            .MapPost("/{id}/password", ResetAsync)
            .WithSummary("Give an account another first password")
            .WithDescription("Lifts a lock and ends its sessions.")
            .ProducesProblems(400, 401, 403, 404, 503);
        accounts.MapDelete("/{id}", RemoveAsync).WithSummary("Remove an account").ProducesProblems(400, 401, 403, 404, 409, 503);
    }

    private static async Task<Ok<IReadOnlyList<AccountView>>> AllAsync(
        AccountAdministration administration,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await administration.AllAsync(cancellationToken));

    private static async Task<Results<Ok<FirstPassword>, ProblemHttpResult>> CreateAsync(
        AccountRequest request,
        AccountStore accounts,
        AccountAdministration administration,
        SiteStore sites,
        Passwords passwords,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var name = AccountName.Normal(request.Name ?? "");
        if (!AccountName.IsValid(name)) return ProblemResults.BadRequest("A name has 1 to 64 of a-z, 0-9, dot, dash, underscore and @.");
        if (await ProblemAsync(request, context.User, sites, cancellationToken) is { } problem) return problem;
        var password = Passwords.Generate();
        if (!await accounts.CreateAsync(name, passwords.Hash(password), Roles.Viewer, mustChange: true, cancellationToken))
            return ProblemResults.Conflict($"There is an account called {name} already.");

        await administration.ChangeAsync(name, request.Role ?? Roles.Viewer, disabled: false, request.Sites, cancellationToken);
        audit.Write(SessionTicket.Name(context.User), AuditActions.AccountCreated, Words(name, request));
        return TypedResults.Ok(new FirstPassword(name, password));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        string id,
        AccountRequest request,
        AccountStore accounts,
        AccountAdministration administration,
        SiteStore sites,
        SessionWatch sessions,
        ScopeProvider scopes,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (await ReachAsync(id, accounts, context.User, cancellationToken) is { } outOfReach)
            return outOfReach;
        if (await ProblemAsync(request, context.User, sites, cancellationToken) is { } problem)
            return problem;
        if (!await administration.ChangeAsync(id, request.Role ?? Roles.Viewer, request.Disabled, request.Sites, cancellationToken))
            return LastOwner(id);

        sessions.Forget(id);
        scopes.Forget(id);
        audit.Write(SessionTicket.Name(context.User), AuditActions.AccountChanged, Words(id, request));
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<FirstPassword>, ProblemHttpResult>> ResetAsync(
        string id,
        AccountStore accounts,
        Passwords passwords,
        SessionWatch sessions,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (await ReachAsync(id, accounts, context.User, cancellationToken) is { } outOfReach) return outOfReach;
        var password = Passwords.Generate();
        await accounts.SetPasswordAsync(id, passwords.Hash(password), mustChange: true, cancellationToken);
        sessions.Forget(id);
        audit.Write(SessionTicket.Name(context.User), AuditActions.PasswordChanged, $"{id}: reset");
        return TypedResults.Ok(new FirstPassword(id, password));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string id,
        AccountStore accounts,
        AccountAdministration administration,
        SessionWatch sessions,
        ProfilePublisher publisher,
        ScopeProvider scopes,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (await ReachAsync(id, accounts, context.User, cancellationToken) is { } outOfReach) return outOfReach;
        if (!await administration.RemoveAsync(id, cancellationToken)) return LastOwner(id);
        sessions.Forget(id);
        scopes.Forget(id);
        publisher.AllChanged();
        audit.Write(SessionTicket.Name(context.User), AuditActions.AccountRemoved, id);
        return TypedResults.NoContent();
    }

    /// <returns>Why this account is out of this person's reach, or null.</returns>
    private static async Task<ProblemHttpResult?> ReachAsync(
        string name,
        AccountStore accounts,
        ClaimsPrincipal user,
        CancellationToken cancellationToken
    )
    {
        if (name == SessionTicket.Name(user))
            return ProblemResults.BadRequest(
                "That is your own account. Another owner or admin changes it; your password you change under your name."
            );
        var account = AccountName.IsValid(name) ? await accounts.FindAsync(name, cancellationToken) : null;
        if (account is null)
            return ProblemResults.NotFound($"There is no account called {name}.");
        return account.Role == Roles.Owner && SessionTicket.Role(user) != Roles.Owner
            ? ProblemResults.Forbidden("Only an owner changes an owner's account.")
            : null;
    }

    private static async Task<ProblemHttpResult?> ProblemAsync(
        AccountRequest request,
        ClaimsPrincipal user,
        SiteStore sites,
        CancellationToken cancellationToken
    )
    {
        if (request.Role is not null && !Roles.IsKnown(request.Role))
            return ProblemResults.BadRequest($"role is {request.Role}; it must be owner, admin, staff or viewer.");
        if (request.Role == Roles.Owner && SessionTicket.Role(user) != Roles.Owner)
            return ProblemResults.Forbidden("Only an owner makes an owner.");
        if (request.Sites is null)
            return null;
        if (request.Sites.Count > MaxSites)
            return ProblemResults.BadRequest($"sites has more than {MaxSites} entries.");
        var known = await sites.KnownAsync(cancellationToken);
        return request.Sites.FirstOrDefault(site => !known.Contains(site)) is { } unknown
            ? ProblemResults.BadRequest($"There is no site {unknown}.")
            : null;
    }

    private static string Words(string name, AccountRequest request) =>
        $"{name}: {request.Role ?? Roles.Viewer}, {(request.Disabled ? "off" : "on")}, {(request.Sites is null ? "all sites" : $"{request.Sites.Count} sites")}";

    private static ProblemHttpResult LastOwner(string name) =>
        ProblemResults.Conflict($"{name} is the last owner who sees every site. Make another one first.");
}

/// <summary>An account as it shall be.</summary>
/// <param name="Name">For a new one.</param>
/// <param name="Role">owner, admin, staff or viewer.</param>
/// <param name="Disabled">Whether it is switched off.</param>
/// <param name="Sites">The ids of the sites it sees; null for all.</param>
internal sealed record AccountRequest(string? Name = null, string? Role = null, bool Disabled = false, IReadOnlyList<string>? Sites = null);

/// <summary>A password that was made for an account; shown this once.</summary>
internal sealed record FirstPassword(string Name, string Password);
