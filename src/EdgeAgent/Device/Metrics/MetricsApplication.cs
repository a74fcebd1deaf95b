using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Device.Metrics;

/// <summary>What <see cref="MetricsServer"/> answers: the figures and the state of the camera, and nothing else.</summary>
internal sealed class MetricsApplication(PrometheusExposition exposition, CameraPage camera) : IHttpApplication<HttpContext>
{
    private const string Route = "/metrics";
    private const string CameraRoute = "/camera";

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusFor(context.Request);
        if (context.Response.StatusCode != StatusCodes.Status200OK) return Task.CompletedTask;
        return context.Request.Path == CameraRoute ? AnswerCameraAsync(context) : exposition.AnswerAsync(context);
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // It holds nothing.
    }

    private async Task AnswerCameraAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(camera.Write(), context.RequestAborted);
    }

    /// <summary>A request that names another host is refused: a web page cannot ask by a name of its own that leads here.</summary>
    private static int StatusFor(HttpRequest request) => (request.Host.Host, request.Path.Value, request.Method) switch
    {
        ("127.0.0.1", Route or CameraRoute, "GET") => StatusCodes.Status200OK,
        ("127.0.0.1", Route or CameraRoute, _) => StatusCodes.Status405MethodNotAllowed,
        _ => StatusCodes.Status404NotFound,
    };
}
