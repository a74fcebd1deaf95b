using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Roomtone.Dashboard.Accounts;

/// <summary>The claims in the session cookie.</summary>
internal static class SessionTicket
{
    private const string SessionClaim = "session";
    private const string StampClaim = "stamp";
    private const string MustChangeClaim = "must-change";
    private const string AllSitesClaim = "all-sites";

    public static ClaimsPrincipal For(Account account) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.Name, account.Name),
            new(ClaimTypes.Role, account.Role),
            new(SessionClaim, Guid.NewGuid().ToString("N")),
            new(StampClaim, account.Stamp),
            new(MustChangeClaim, account.MustChange ? "yes" : "no"),
            new(AllSitesClaim, account.AllSites ? "yes" : "no"),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    public static string Name(ClaimsPrincipal user) => user.Identity?.Name ?? "";

    public static string Role(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Role) ?? "";

    /// <summary>The session id, by which it can be revoked; empty in tickets of earlier versions.</summary>
    public static string Session(ClaimsPrincipal user) => user.FindFirstValue(SessionClaim) ?? "";

    public static string Stamp(ClaimsPrincipal user) => user.FindFirstValue(StampClaim) ?? "";

    public static bool SeesAllSites(ClaimsPrincipal user) => user.HasClaim(AllSitesClaim, "yes");

    public static bool MustChange(ClaimsPrincipal user) => user.HasClaim(MustChangeClaim, "yes");
}
