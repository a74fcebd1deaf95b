using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Roomtone.Lab.Servers;

namespace Roomtone.Lab.Radio;

/// <summary>
/// Behaves as the directory Radio Browser does (https://api.radio-browser.info), on ports of 127.0.0.1: one address that lists the
/// servers, and the servers, each as well or as badly as asked. Who names no program in the User-Agent is refused.
/// </summary>
public sealed class FakeRadioBrowser : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<int, FakeMirror> _mirrors;
    private readonly ConcurrentQueue<(int Port, string Path)> _asked = new();
    private readonly ConcurrentQueue<Guid> _clicks = new();

    /// <param name="stations">What it knows.</param>
    /// <param name="mirrors">How its servers behave; one that is well by default.</param>
    public FakeRadioBrowser(IReadOnlyList<FakeStation> stations, params FakeMirror[] mirrors)
    {
        Stations = stations;
        _mirrors = (mirrors.Length > 0 ? mirrors : [FakeMirror.Well]).ToDictionary(_ => FreePort.Next());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var alive = _mirrors.Where(mirror => mirror.Value != FakeMirror.Dead).Select(mirror => mirror.Key);
        builder.WebHost.UseUrls([.. alive.Append(Port).Select(port => $"http://{PrivateServer.Host}:{port}")]);
        _app = builder.Build();
        _app.Use(next => context => PassAsync(context, next));
        _app.UseRouting();
        _app.MapGet("/json/servers", Servers);
        _app.MapGet("/json/stations/search", Search);
        _app.MapGet("/json/url/{uuid:guid}", Click);
    }

    public int Port { get; } = FreePort.Next();

    /// <summary>For <c>Radio:Directory</c>.</summary>
    public string Address => $"http://{PrivateServer.Host}:{Port}";

    public IReadOnlyList<FakeStation> Stations { get; set; }

    /// <summary>How the address that lists the servers behaves.</summary>
    public FakeMirror List { get; set; } = FakeMirror.Well;

    /// <summary>What was asked of the servers, e.g. <c>/json/stations/search</c>, in order.</summary>
    public IReadOnlyList<string> Asked => [.. _asked.Where(asked => asked.Port != Port).Select(asked => asked.Path)];

    /// <summary>How its servers behaved that were asked, in order.</summary>
    public IReadOnlyList<FakeMirror> AskedOf => [.. _asked.Where(asked => asked.Port != Port).Select(asked => _mirrors[asked.Port])];

    /// <summary>The stations that somebody was counted for.</summary>
    public IReadOnlyList<Guid> Clicks => [.. _clicks];

    public string? UserAgent { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken = default) => _app.StartAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var port = context.Connection.LocalPort;
        _asked.Enqueue((port, context.Request.Path));
        UserAgent = context.Request.Headers.UserAgent;
        if (string.IsNullOrEmpty(UserAgent))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        switch (_mirrors.GetValueOrDefault(port, List))
        {
            case FakeMirror.Slow:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
                break;
            case FakeMirror.BrokenJson:
                await context.Response.WriteAsync("[{\"name\":\"Half");
                break;
            case FakeMirror.Enormous:
                await WriteWithoutEndAsync(context);
                break;
            case FakeMirror.Overloaded:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            default:
                await next(context);
                break;
        }
    }

    private static async Task WriteWithoutEndAsync(HttpContext context)
    {
        var filler = new string('x', 64 * 1024);
        await context.Response.WriteAsync("[");
        while (!context.RequestAborted.IsCancellationRequested)
            await context.Response.WriteAsync($"{{\"name\":\"{filler}\"}},", context.RequestAborted);
    }

    private IResult Servers() =>
        Results.Json(_mirrors.Keys.Select(port => new { ip = PrivateServer.Host, name = $"{PrivateServer.Host}:{port}" }));

    private IResult Search(
        string? name, string? countrycode, string? language, string? tag, bool hidebroken = false, int limit = 100_000) =>
        Results.Json(
            Stations
                .Where(station => Has(station.Name, name) && Has(station.Language, language) && Has(station.Tags, tag))
                .Where(station => countrycode is null || station.CountryCode == countrycode)
                .Where(station => !(hidebroken && station.IsBroken))
                .OrderByDescending(station => station.ClickCount)
                .Take(limit)
                .Select(Shown)
        );

    private IResult Click(Guid uuid)
    {
        if (Stations.FirstOrDefault(station => station.Uuid == uuid) is not { } station)
            return Results.Json(new { ok = false, message = "did not find station" }, statusCode: StatusCodes.Status404NotFound);
        _clicks.Enqueue(uuid);
        return Results.Json(new { ok = true, message = "retrieved station url", stationuuid = uuid, name = station.Name, url = station.Url });
    }

    private static bool Has(string text, string? part) => part is null || text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static object Shown(FakeStation station) =>
        new
        {
            stationuuid = station.Uuid,
            name = station.Name,
            url = station.Url,
            url_resolved = station.Url,
            tags = station.Tags,
            countrycode = station.CountryCode,
            language = station.Language,
            languagecodes = station.LanguageCodes,
            codec = station.IsHls ? "AAC" : "MP3",
            bitrate = 128,
            hls = station.IsHls ? 1 : 0,
            lastcheckok = station.IsBroken ? 0 : 1,
            clickcount = station.ClickCount,
        };
}
