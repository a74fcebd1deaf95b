using System.IO.Compression;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
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
        // By default both compress as fast as they can, and then brotli's answers are larger than gzip's.
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
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
        app.UseSecurityHeaders(http);
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(ProblemExceptionHandler.OfStatusAsync);
        app.UseCsrfHeader();
        // Before the compression, because the build has compressed the files already.
        app.UseWebFiles(http);
        app.UseResponseCompression();
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
        app.MapGroup("/api").MapWall();
        app.MapGroup("/api").MapGuest();
        var api = app.MapGroup("/api").RequireAuthorization();
        api.MapDevices();
        api.MapLive();
        api.MapCommands();
        api.MapPages();
        api.MapLibrary();
        api.MapSettings();
        api.MapCalendars();
        api.MapHistory();
        api.MapLiked();
        api.MapExport();
        api.MapRejected();
        api.MapAccounts();
        api.MapAudit();
        api.MapSites();
        api.MapProfiles();
        api.MapWalls();
        api.MapTags();
        api.MapBulk();
        api.MapTemplates();
        api.MapGuestCodes();
        app.MapGroup("/api").MapJoin(api);
    }
}
