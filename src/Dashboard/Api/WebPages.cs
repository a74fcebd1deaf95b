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
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(settings.WebPath),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = CacheFor(file.Context.Request.Path),
        });
    }

    public static void MapWebPages(this IEndpointRouteBuilder app, HttpSettings settings) =>
        app.MapFallback(context => SendAsync(context, Path.Combine(settings.WebPath, "index.html"))).AllowAnonymous();

    // Vite puts a hash of the content into the names in assets/.
    private static string CacheFor(PathString path) =>
        path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";

    private static Task SendAsync(HttpContext context, string firstPage)
    {
        var request = context.Request;
        var isPage = HttpMethods.IsGet(request.Method) && !NotPages.Any(start => request.Path.StartsWithSegments(start)) && !Path.HasExtension(request.Path);
        if (!isPage)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        return File.Exists(firstPage) ? context.Response.SendFileAsync(firstPage) : context.Response.WriteAsync(NotBuilt);
    }
}
