using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// Device cookies (OWASP: Slow Down Online Guessing Attacks with Device Cookies). A browser that has logged in before
/// carries a protected cookie, and its failed attempts are counted separately, so that a stranger's guesses lock out
/// strangers only.
/// </summary>
internal sealed class DeviceCookies(IDataProtectionProvider protection)
{
    private const string Cookie = "roomtone-known";
    private const char Apart = '\n';
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    private IDataProtector Seal => protection.CreateProtector("Roomtone.Dashboard.KnownBrowsers");

    /// <returns>The cookie's nonce where this name has logged in with this browser, else null.</returns>
    public string? Of(HttpContext context, string name)
    {
        if (context.Request.Cookies[Cookie] is not { } sealedWords) return null;
        try
        {
            return Seal.Unprotect(sealedWords).Split(Apart) is [var known, var number] && known == AccountName.Normal(name) ? number : null;
        }
        catch (CryptographicException)
        {
            // Forged, or protected with keys that are gone.
            return null;
        }
    }

    public void Remember(HttpContext context, string name)
    {
        if (Of(context, name) is not null) return;
        var words = Seal.Protect(name + Apart + Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        context.Response.Cookies.Append(
            Cookie,
            words,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
                Path = "/api/session",
                MaxAge = Lasts,
            }
        );
    }
}
