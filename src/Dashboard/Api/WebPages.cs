using Microsoft.Extensions.FileProviders;

namespace Roomtone.Dashboard.Api;

/// <summary>The built React app: its files, and its first page for every address that is one of its own.</summary>
internal static class WebPages
{
    private static readonly string[] NotPages = ["/api", "/health", "/openapi"];

    private const string NotBuilt =
        """
        <!doctype html><html lang="en"><title>Roomtone</title>
        <h1>The dashboard runs, but its pages are not built</h1>
        <p>Build them with <code>npm ci &amp;&amp; npm run build</code> in <code>src/Dashboard/web</code>, or start Roomtone with <code>./roomtone demo</code>.
        <p>The API is there: <a href="/openapi/v1.json">its description</a>, <a href="/health/ready">its health</a>.</html>
        """;

    public static void UseWebFiles(this WebApplication app, HttpSettings settings)
    {
        if (!Directory.Exists(settings.WebPath)) return;
        var files = new PhysicalFileProvider(settings.WebPath);
        app.UseMiddleware<CompressedFiles>(files);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new CompressedFiles.ContentTypes(),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = CacheFor(file.Context.Request.Path),
        });
    }

    /// <summary>Answers what no endpoint answers. No endpoint itself, which would take the place of routing's 405 and 415.</summary>
    public static void UseWebPages(this IApplicationBuilder app, HttpSettings settings)
    {
        var firstPage = Path.Combine(settings.WebPath, "index.html");
        // Guests load a small one of their own.
        var guestPage = Path.Combine(settings.WebPath, "wish.html");
        app.Use(
            (context, next) =>
                context.GetEndpoint() is null && IsPage(context.Request)
                    ? SendAsync(context, context.Request.Path.StartsWithSegments("/wish") ? guestPage : firstPage, settings.PlayerStandIns)
                    : next(context)
        );
    }

    // Vite puts a hash of the content into the names in assets/ and listen/.
    private static string CacheFor(PathString path) =>
        path.StartsWithSegments("/assets") || path.StartsWithSegments("/listen") ? "public, max-age=31536000, immutable" : "no-cache";

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !NotPages.Any(start => request.Path.StartsWithSegments(start))
        && !Path.HasExtension(request.Path);

    private static async Task SendAsync(HttpContext context, string firstPage, string standIns)
    {
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        if (!File.Exists(firstPage)) await response.WriteAsync(NotBuilt);
        else if (standIns.Length == 0 || !PagePolicy.IsOfListen(context.Request.Path)) await response.SendFileAsync(firstPage);
        else await response.WriteAsync(WithStandIns(await File.ReadAllTextAsync(firstPage, context.RequestAborted), standIns));
    }

    /// <summary>Where the page finds the players (web/src/listen/player/addresses.ts).</summary>
    private static string WithStandIns(string page, string standIns) =>
        page.Replace("</head>", $"""<meta name="roomtone-players" content="{standIns}" /></head>""", StringComparison.Ordinal);
}
