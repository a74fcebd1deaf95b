using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Roomtone.Dashboard.Api;

/// <summary>The head of the OpenAPI document.</summary>
internal static class ApiDescription
{
    public static void Describe(OpenApiOptions options) =>
        options
            .AddSchemaTransformer<ApiSchemas>()
            .AddDocumentTransformer(
                (document, _, _) =>
                {
                    document.Info = new OpenApiInfo
                    {
                        Title = "Roomtone Dashboard",
                        Version = "v1",
                        Description =
                            "Rooms live and over time. Log in at /api/session; the cookie opens the rest. Requests that change something need the header X-Roomtone: 1. Errors are problem details (RFC 9457) whose detail is a sentence. Times are UTC.",
                    };
                    return Task.CompletedTask;
                }
            );
}
