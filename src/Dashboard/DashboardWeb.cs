using Microsoft.AspNetCore.HttpOverrides;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Api;

namespace Roomtone.Dashboard;

/// <summary>The request pipeline, outermost middleware first.</summary>
internal static class DashboardWeb
{
    public static void AddWeb(this IServiceCollection services, HttpSettings http, AccountsSettings accounts)
    {
        services.AddAuthorizationSetup(accounts);
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddResponseCompression();
        services.AddOpenApi(ApiDescription.Describe);
        services.ConfigureHttpJsonOptions(json => ApiJson.Like(json.SerializerOptions));
        // So that ProblemExceptionHandler sees what is wrong with a request.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        // Only a proxy on this machine is trusted.
        if (http.BehindProxy)
            services.Configure<ForwardedHeadersOptions>(forwarded =>
                forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
            );
    }

    public static void UseDashboard(this WebApplication app, HttpSettings http)
    {
        if (http.BehindProxy) app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(ProblemExceptionHandler.OfStatusAsync);
        app.UseCsrfHeader();
        app.UseResponseCompression();
        app.UseWebFiles(http);
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAccessScope();
        app.UseWebPages(http);

        app.MapOpenApi();
        app.MapHealth();
        // Apart from the rest, which a session opens only after it has changed its first password.
        app.MapGroup("/api").MapSession();
        var api = app.MapGroup("/api").RequireAuthorization();
        api.MapDevices();
        api.MapLive();
        api.MapCommands();
        api.MapSettings();
        api.MapHistory();
        api.MapExport();
        api.MapRejected();
        api.MapAccounts();
        api.MapAudit();
        api.MapSites();
        api.MapProfiles();
        app.MapGroup("/api").MapJoin(api);
    }
}
