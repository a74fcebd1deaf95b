using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Roomtone.EdgeAgent.Device.Metrics;

/// <summary>
/// Gives the figures to programs on the box. A port that is taken is said once and tried again: figures are never a reason
/// to stop the music. Kestrel without a host of its own around it: a second host holds 2 MB more.
/// </summary>
internal sealed partial class MetricsServer(
    MetricsSettings settings,
    MetricsApplication application,
    TimeProvider time,
    ILoggerFactory loggers,
    ILogger<MetricsServer> logger
) : BackgroundService
{
    public static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    private KestrelServer? _server;
    private bool _hasSaidTaken;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_server is not null) await _server.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _server?.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.IsOff) return;
        while (!await ListenAsync(stoppingToken)) await Task.Delay(TryAgainAfter, time, stoppingToken);
    }

    private async Task<bool> ListenAsync(CancellationToken stoppingToken)
    {
        _server?.Dispose(); // Of the try before; one that could not start cannot be started again.
        _server = NewServer();
        try
        {
            await _server.StartAsync(application, stoppingToken);
            LogListening(settings.Port);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (!_hasSaidTaken) LogTaken(settings.Port, e.GetBaseException().Message);
            _hasSaidTaken = true;
            return false;
        }
    }

    private KestrelServer NewServer()
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Listen(IPAddress.Loopback, settings.Port, listen => listen.Protocols = HttpProtocols.Http1);
        return new KestrelServer(
            Options.Create(kestrel),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers),
            loggers
        );
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Metrics are at http://127.0.0.1:{Port}/metrics.")]
    private partial void LogListening(int port);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "There are no metrics: port {Port} cannot be used ({Why}). It is tried again by itself; Metrics:Port names another one, 0 none."
    )]
    private partial void LogTaken(int port, string why);
}
