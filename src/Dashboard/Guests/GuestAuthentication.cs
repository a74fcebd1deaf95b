using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Roomtone.Contracts;
using Roomtone.Dashboard.Api;

namespace Roomtone.Dashboard.Guests;

/// <summary>
/// Lets guests in by the code in the address. Apart from the sessions of people: no other endpoint knows this scheme. The cookie
/// is no key: a random number that tells one browser from another for an evening, and of which only a hash goes further.
/// </summary>
internal sealed class GuestAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "guest";

    public const string Path = "/api/wish";

    /// <summary>The part of the address that is the code.</summary>
    public const string CodePart = "code";

    private const string CookieName = "roomtone-guest";

    private const int NumberBytes = 16;

    private static readonly TimeSpan Evening = TimeSpan.FromHours(12);

    /// <summary>The room that is asked; only behind <see cref="AuthorizationSetup.OfGuest"/>.</summary>
    public static GuestRoom Of(HttpContext context) => (GuestRoom)context.Items[typeof(GuestRoom)]!;

    /// <returns>The room as it is now; null where the code counts no more.</returns>
    public static Task<GuestRoom?> FindAsync(HttpContext context) => context.RequestServices.GetRequiredService<GuestCodeStore>()
        .FindAsync(context.GetRouteValue(CodePart) as string, context.RequestAborted);

    /// <summary>The guest's mark in this room; a browser without a number of ours gets one.</summary>
    public static string MarkOf(HttpContext context)
    {
        var number = context.Request.Cookies[CookieName];
        if (number is not { Length: 2 * NumberBytes } || !number.All(char.IsAsciiHexDigitUpper))
        {
            number = Convert.ToHexString(RandomNumberGenerator.GetBytes(NumberBytes));
            context.Response.Cookies.Append(CookieName, number, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
                Path = Path,
                MaxAge = Evening,
            });
        }

        return GuestMark.Of(Of(context).Code, number);
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await FindAsync(Context) is not { } room) return AuthenticateResult.Fail("No room has this code.");
        Context.Items[typeof(GuestRoom)] = room;
        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([], SchemeName)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => ProblemResults
        .Of(StatusCodes.Status401Unauthorized, "This code does not count, or not any more. Scan the one on your table, or ask the house.")
        .ExecuteAsync(Context);
}
