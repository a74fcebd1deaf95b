using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// A browser in which somebody has logged in before carries a sealed cookie that says so. Its guesses are counted apart,
/// so that a stranger who guesses at a name locks out strangers only (OWASP: Slow Down Online Guessing Attacks with
/// Device Cookies).
/// </summary>
internal sealed class DeviceCookies(IDataProtectionProvider protection)
{
    private const string Cookie = "roomtone-known";
    private const char Apart = '\n';
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    private IDataProtector Seal => protection.CreateProtector("Roomtone.Dashboard.KnownBrowsers");

    /// <returns>The browser's own number where this name has logged in with it, else null.</returns>
    public string? Of(HttpContext context, string name)
    {
        if (context.Request.Cookies[Cookie] is not { } sealedWords) return null;
        try
        {
            return Seal.Unprotect(sealedWords).Split(Apart) is [var known, var number] && known == AccountName.Normal(name) ? number : null;
        }
        catch (CryptographicException)
        {
            // Made up, or of keys that are gone: a stranger's.
            return null;
        }
    }

    public void Remember(HttpContext context, string name)
    {
        if (Of(context, name) is not null) return;
        var words = Seal.Protect(name + Apart + Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        context.Response.Cookies.Append(Cookie, words, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/api/session", MaxAge = Lasts });
    }
}
