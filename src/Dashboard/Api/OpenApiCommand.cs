using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Roomtone.Dashboard.Api;

/// <summary><c>Roomtone.Dashboard openapi</c>: prints the API's description, from which the page's types are generated.</summary>
internal static class OpenApiCommand
{
    public static async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken = default)
    {
        await using var app = DashboardHost.Build([]);
        await output.WriteLineAsync(await DescribeAsync(app, cancellationToken));
        return 0;
    }

    /// <summary>Without a start: no server, broker or database is needed.</summary>
    public static async Task<string> DescribeAsync(WebApplication app, CancellationToken cancellationToken)
    {
        // Tells the description of the endpoints, as the start would do.
        app.UseEndpoints(_ => { });
        var documents = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken);
    }
}
