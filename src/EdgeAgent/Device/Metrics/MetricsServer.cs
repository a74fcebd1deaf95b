using System.Net;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Roomtone.EdgeAgent.Device.Metrics;

/// <summary>
/// Gives the <see cref="MetricsPage"/> to programs on the box. A port that is taken is said once and tried again:
/// figures are never a reason to stop the music.
/// </summary>
internal sealed partial class MetricsServer(MetricsSettings settings, MetricsPage page, CameraPage camera, TimeProvider time, ILogger<MetricsServer> logger)
    : BackgroundService
{
    public static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan TryAgainSoon = TimeSpan.FromMilliseconds(100);

    private const string Route = "/metrics";
    private const string CameraRoute = "/camera";

    private bool _hasSaidTaken;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.IsOff) return;
        while (true)
        {
            using var listener = new HttpListener();
            var pause = Listen(listener);
            if (pause is null) await AnswerAllAsync(listener, stoppingToken);
            await Task.Delay(pause ?? TryAgainAfter, time, stoppingToken);
        }
    }

    /// <returns>When to try again; null where it listens.</returns>
    private TimeSpan? Listen(HttpListener listener)
    {
        try
        {
            // A request that names another host is refused: a web page cannot ask by a name of its own that leads here.
            listener.Prefixes.Add($"http://127.0.0.1:{settings.Port}/");
            listener.Start();
            LogListening(settings.Port);
            return null;
        }
        catch (HttpListenerException e)
        {
            if (!_hasSaidTaken) LogTaken(settings.Port, e.Message);
            _hasSaidTaken = true;
            return TryAgainAfter;
        }
        catch (ArgumentNullException)
        {
            // HttpListener takes connections before it is put together, and fails over one that comes at that moment.
            // Its socket keeps the port until it is collected.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return TryAgainSoon;
        }
    }

    private async Task AnswerAllAsync(HttpListener listener, CancellationToken stoppingToken)
    {
        using var stop = stoppingToken.Register(listener.Abort);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Answer(await listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException)
            {
                // The asker went away before the answer, or the agent stops, which the loop looks for.
                if (!listener.IsListening) return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using var response = context.Response;
        response.StatusCode = (int)StatusFor(context.Request);
        if (response.StatusCode != (int)HttpStatusCode.OK) return;
        var isCamera = context.Request.Url?.AbsolutePath == CameraRoute;
        var body = isCamera ? camera.Write() : Encoding.UTF8.GetBytes(page.Write());
        response.ContentType = isCamera ? "application/json" : Exposition.ContentType;
        response.ContentLength64 = body.Length;
        response.OutputStream.Write(body);
    }

    private static HttpStatusCode StatusFor(HttpListenerRequest request) => (request.Url?.AbsolutePath, request.HttpMethod) switch
    {
        (Route or CameraRoute, "GET") => HttpStatusCode.OK,
        (Route or CameraRoute, _) => HttpStatusCode.MethodNotAllowed,
        _ => HttpStatusCode.NotFound,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Metrics are at http://127.0.0.1:{Port}/metrics.")]
    private partial void LogListening(int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There are no metrics: port {Port} cannot be used ({Why}). It is tried again by itself; Metrics:Port names another one, 0 none.")]
    private partial void LogTaken(int port, string why);
}
