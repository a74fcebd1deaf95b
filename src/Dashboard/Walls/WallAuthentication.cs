using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Roomtone.Dashboard.Api;

namespace Roomtone.Dashboard.Walls;

/// <summary>
/// Lets a paired tablet in by the token in its cookie. Apart from the sessions of people: no other endpoint knows this scheme.
/// </summary>
internal sealed class WallAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "wall";

    public const string Path = "/api/wall";

    private const string CookieName = "roomtone-wall";

    /// <summary>The longest that browsers keep a cookie (RFC 6265bis).</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(400);

    /// <summary>The wall that asks; only behind <see cref="AuthorizationSetup.OfWall"/>.</summary>
    public static Wall Of(HttpContext context) => (Wall)context.Items[typeof(Wall)]!;

    /// <summary>The tablet carries it from now on; each visit makes it last anew.</summary>
    public static void Remember(HttpContext context, string? token = null)
    {
        if ((token ?? context.Request.Cookies[CookieName]) is not { } carried) return;
        context.Response.Cookies.Append(CookieName, carried, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = Path,
            MaxAge = Lasts,
        });
    }

    /// <returns>The wall as it is now; null where its tablet was put out.</returns>
    public static Task<Wall?> FindAsync(HttpContext context) => context.Request.Cookies[CookieName] is { } token
        ? context.RequestServices.GetRequiredService<WallStore>().FindAsync(token, context.RequestAborted)
        : Task.FromResult<Wall?>(null);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Cookies.ContainsKey(CookieName)) return AuthenticateResult.NoResult();
        if (await FindAsync(Context) is not { } wall) return AuthenticateResult.Fail("No wall has this token.");
        Context.Items[typeof(Wall)] = wall;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, wall.Name)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => ProblemResults
        .Of(StatusCodes.Status401Unauthorized, "This screen is not paired with a room, or not any more. Ask the owner for a code.")
        .ExecuteAsync(Context);
}
