using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Guests;
using Roomtone.Dashboard.Walls;

namespace Roomtone.Dashboard.Api;

/// <summary>Cookie authentication, authorization policies and the rate limit of logins.</summary>
internal static class AuthorizationSetup
{
    /// <summary>Needs a session, even one that must change its password first.</summary>
    public const string AnySession = "any-session";

    /// <summary>Needs an owner or an admin.</summary>
    public const string MayChange = "may-change";

    /// <summary>Needs somebody who may send at least some commands: an owner, an admin, or staff.</summary>
    public const string MaySteer = "may-steer";

    /// <summary>Needs somebody who may see what was: everybody but staff.</summary>
    public const string MayLookBack = "may-look-back";

    /// <summary>Needs an owner or an admin who sees every site.</summary>
    public const string MayAdminister = "may-administer";

    /// <summary>Needs a paired wall, which is no session.</summary>
    public const string OfWall = "of-wall";

    /// <summary>Needs the code of a room's tables, which is no session.</summary>
    public const string OfGuest = "of-guest";

    /// <summary>The rate limit of logins, by address.</summary>
    public const string Logins = "logins";

    private const string CookieName = "roomtone";

    public static void AddAuthorizationSetup(this IServiceCollection services, AccountsSettings settings)
    {
        AddKeys(services.AddDataProtection().SetApplicationName("Roomtone.Dashboard"), settings.KeysFolder);
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie => Set(cookie, settings))
            .AddScheme<AuthenticationSchemeOptions, WallAuthentication>(WallAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, GuestAuthentication>(GuestAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(SettledSession().Build())
            .AddPolicy(OfWall, policy => policy.AddAuthenticationSchemes(WallAuthentication.SchemeName).RequireAuthenticatedUser())
            .AddPolicy(OfGuest, policy => policy.AddAuthenticationSchemes(GuestAuthentication.SchemeName).RequireAuthenticatedUser())
            .AddPolicy(AnySession, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(MayChange, SettledSession().RequireRole(Roles.MayChange).Build())
            .AddPolicy(MaySteer, SettledSession().RequireRole(Roles.MaySteer).Build())
            .AddPolicy(MayLookBack, SettledSession().RequireRole(Roles.MayLookBack).Build())
            .AddPolicy(
                MayAdminister,
                SettledSession()
                    .RequireRole(Roles.MayChange)
                    .RequireAssertion(context => SessionTicket.SeesAllSites(context.User))
                    .Build()
            );
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(Logins, context => RateLimitPartition.GetFixedWindowLimiter(
                NetworkOf(context.Connection.RemoteIpAddress ?? IPAddress.None),
                _ => new() { PermitLimit = settings.LoginsPerMinute, Window = TimeSpan.FromMinutes(1) }));
            GuestLimits.AddByAddress(limiter);
        });
    }

    /// <summary>One line of IPv6 has 2^64 addresses or more to guess from (RFC 6177): they count as one.</summary>
    internal static IPAddress NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private static AuthorizationPolicyBuilder SettledSession() =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => !SessionTicket.MustChange(context.User));

    private static void AddKeys(IDataProtectionBuilder protection, string folder)
    {
        if (folder.Length == 0)
        {
            protection.UseEphemeralDataProtectionProvider();
            return;
        }

        // Whoever reads these keys can be anybody: only we may.
        protection.PersistKeysToFileSystem(SessionKeys.Prepare(folder));
    }

    private static void Set(CookieAuthenticationOptions cookie, AccountsSettings settings)
    {
        cookie.Cookie.Name = CookieName;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = settings.SessionLifetime;
        cookie.SlidingExpiration = true;
        cookie.Events.OnRedirectToLogin = context =>
            ProblemResults.Of(StatusCodes.Status401Unauthorized, "Log in first.").ExecuteAsync(context.HttpContext);
        cookie.Events.OnRedirectToAccessDenied = context =>
            ProblemResults.Forbidden(WhyDenied(context.HttpContext)).ExecuteAsync(context.HttpContext);
        cookie.Events.OnValidatePrincipal = EndWhatNoLongerHolds;
    }

    /// <summary>What staff may not do.</summary>
    internal const string ForStaff = "Your account steers what plays now; history and settings are not for it. Ask an owner or an admin.";

    private static string WhyDenied(HttpContext context) => SessionTicket.Role(context.User) switch
    {
        _ when SessionTicket.MustChange(context.User) => "Change your first password before you go on.",
        Roles.Viewer => "Your account may look but not change. Ask an owner or an admin.",
        Roles.Staff => ForStaff,
        _ => "Your account looks after some sites only. Ask an owner or an admin of all.",
    };

    private static async Task EndWhatNoLongerHolds(CookieValidatePrincipalContext context)
    {
        var watch = context.HttpContext.RequestServices.GetRequiredService<SessionWatch>();
        if (await watch.HoldsAsync(context.Principal!, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync();
    }
}
