using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>
/// Guards every route that names a device, a site or a profile: outside the account's scope the answer is 404 before
/// anything is read, so that no endpoint can forget the check.
/// </summary>
internal static class ScopeMiddleware
{
    public static void UseAccessScope(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (
                    context.GetEndpoint() is RouteEndpoint endpoint
                    && context.GetRouteValue("id") is string id
                    && context.User.Identity is { IsAuthenticated: true }
                    && !SessionTicket.SeesAllSites(context.User)
                )
                {
                    var scope = await context
                        .RequestServices.GetRequiredService<ScopeProvider>()
                        .OfAsync(context.User, context.RequestAborted);
                    if (Hidden(endpoint.RoutePattern.RawText ?? "", id, scope) is { } what)
                    {
                        await ProblemResults.NotFound($"There is no {what} called {id}.").ExecuteAsync(context);
                        return;
                    }
                }

                await next(context);
            }
        );

    private static string? Hidden(string route, string id, AccessScope scope)
    {
        if (route.StartsWith("/api/devices/{id}", StringComparison.Ordinal))
            return scope.SeesDevice(id) ? null : "device";
        if (route.StartsWith("/api/sites/{id}", StringComparison.Ordinal))
            return scope.SeesSite(id) ? null : "site";
        return route.StartsWith("/api/profiles/{id}", StringComparison.Ordinal) && !scope.SeesProfile(id) ? "profile" : null;
    }
}
