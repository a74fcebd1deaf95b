namespace Roomtone.Dashboard.Api;

/// <summary>Security headers of every response (OWASP Secure Headers Project).</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app, HttpSettings settings)
    {
        var listen = PagePolicy.Listen(settings.PlayerStandIns);
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            var policy = PagePolicy.IsOfListen(context.Request.Path) ? listen : PagePolicy.Strict;
            headers.ContentSecurityPolicy = policy.ContentSecurity;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = policy.Referrer;
            headers["Permissions-Policy"] = policy.Permissions;
            headers["Cross-Origin-Opener-Policy"] = policy.Opener;
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (context.Request.Path.StartsWithSegments("/api")) headers.CacheControl = "no-store";
            return next(context);
        });
    }
}
