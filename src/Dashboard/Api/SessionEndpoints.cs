using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Accounts;

namespace Roomtone.Dashboard.Api;

/// <summary>Login, logout and password change.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session
            .MapPost("", LogInAsync)
            .AllowAnonymous()
            .RequireRateLimiting(AuthorizationSetup.Logins)
            .WithSummary("Log in")
            .WithDescription("Sets a cookie. Five failures lock the name for 5 minutes, each further one for twice as long, up to an hour.")
            .ProducesProblems(400, 401, 423, 429, 503);
        session.MapGet("", Show).RequireAuthorization(AuthorizationSetup.AnySession).WithSummary("Who is logged in").ProducesProblems(401);
        session.MapDelete("", LogOutAsync).AllowAnonymous().WithSummary("Log out");
        session
            .MapPost("/password", ChangePasswordAsync)
            .RequireAuthorization(AuthorizationSetup.AnySession)
            .RequireRateLimiting(AuthorizationSetup.Logins)
            .WithSummary("Change one's own password")
            .WithDescription("Ends the account's other sessions.")
            .ProducesProblems(400, 401, 423, 429, 503);
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> LogInAsync(
        LoginRequest login,
        SignIn signIn,
        DeviceCookies cookies,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(login.Name) || string.IsNullOrEmpty(login.Password))
            return ProblemResults.BadRequest("Give a name and a password.");

        var (account, lockedFor) = await signIn.TryAsync(login.Name, login.Password, cookies.Of(context, login.Name), cancellationToken);
        if (lockedFor is { } wait) return Locked(context.Response, wait);
        if (account is null) return ProblemResults.Of(StatusCodes.Status401Unauthorized, "The name or the password is wrong.");

        cookies.Remember(context, account.Name);
        await context.SignInAsync(SessionTicket.For(account));
        return TypedResults.Ok(new SessionView(account.Name, account.Role, account.MustChange, account.AllSites));
    }

    private static Ok<SessionView> Show(HttpContext context) =>
        TypedResults.Ok(
            new SessionView(
                SessionTicket.Name(context.User),
                SessionTicket.Role(context.User),
                SessionTicket.MustChange(context.User),
                SessionTicket.SeesAllSites(context.User)
            )
        );

    private static async Task<NoContent> LogOutAsync(
        HttpContext context,
        RevokedSessions revoked,
        AuditLog audit,
        CancellationToken cancellationToken
    )
    {
        if (context.User.Identity is { IsAuthenticated: true, Name: { } name })
        {
            await revoked.RevokeAsync(SessionTicket.Session(context.User), cancellationToken);
            audit.Write(name, AuditActions.Logout, "");
        }

        await context.SignOutAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePasswordAsync(
        PasswordRequest change,
        SignIn signIn,
        DeviceCookies cookies,
        PasswordChanger changer,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrEmpty(change.Current) || string.IsNullOrEmpty(change.Next))
            return ProblemResults.BadRequest("Give the current password and the next one.");

        var name = SessionTicket.Name(context.User);
        if (change.Next == change.Current) return ProblemResults.BadRequest("The next password is the current one.");
        if (Passwords.Problem(change.Next, name) is { } problem) return ProblemResults.BadRequest(problem);
        var (account, lockedFor) = await signIn.TryAsync(name, change.Current, cookies.Of(context, name), cancellationToken);
        if (lockedFor is { } wait) return Locked(context.Response, wait);
        if (account is null) return ProblemResults.BadRequest("The current password is wrong.");

        var changed = await changer.ChangeAsync(account, change.Next, cancellationToken);
        await context.SignInAsync(SessionTicket.For(changed));
        return TypedResults.NoContent();
    }

    /// <summary>RFC 9110, section 10.2.3; a page cannot read the header everywhere, so the seconds stand in the problem as well.</summary>
    private static ProblemHttpResult Locked(HttpResponse response, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(
            $"There were too many failed logins. Try again in {Math.Ceiling(wait.TotalMinutes):0} minutes.",
            statusCode: StatusCodes.Status423Locked,
            extensions: new Dictionary<string, object?> { [ProblemMetadata.RetryAfterSeconds] = seconds });
    }
}

internal sealed record LoginRequest(string? Name, string? Password);

internal sealed record PasswordRequest(string? Current, string? Next);

/// <summary>Who is logged in.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="Role">owner, admin, staff or viewer.</param>
/// <param name="MustChange">Whether the password must be changed before anything else is possible.</param>
/// <param name="AllSites">Whether the account sees every site, or only those it was given.</param>
internal sealed record SessionView(
    string Name,
    [property: AllowedValues(Roles.Owner, Roles.Admin, Roles.Staff, Roles.Viewer)] string Role,
    bool MustChange,
    bool AllSites
);
