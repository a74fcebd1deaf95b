namespace Roomtone.Dashboard.Api;

/// <summary>
/// Requires the header <c>X-Roomtone: 1</c> on requests that change something; a foreign page cannot set it
/// (OWASP CSRF Prevention Cheat Sheet, custom request headers).
/// </summary>
internal static class CsrfHeaderMiddleware
{
    private const string Header = "X-Roomtone";

    public static void UseCsrfHeader(this IApplicationBuilder app) => app.Use((context, next) =>
        !Changes(context.Request) || context.Request.Headers[Header] == "1"
            ? next(context)
            : ProblemResults.BadRequest($"Send the header {Header}: 1 with every request that changes something.").ExecuteAsync(context));

    private static bool Changes(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
}
