using System.Collections.Concurrent;
using System.Threading.Channels;
using Roomtone.Contracts;
using Roomtone.Dashboard.Database;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Sites;

/// <summary>
/// Publishes the profiles of each room to its box as a retained message: after each change, for all boxes at each
/// connection, and periodically. The database is the source of truth; the retained messages are reconciled with it.
/// </summary>
internal sealed partial class ProfilePublisher(PeopleStore people, IMqttLink link, TimeProvider time, ILogger<ProfilePublisher> logger)
    : BackgroundService
{
    /// <summary>Covers changes made elsewhere: another dashboard, a restored database.</summary>
    private static readonly TimeSpan ToAllEvery = TimeSpan.FromHours(1);

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>From this many pending requests on, publishing for all is cheaper.</summary>
    private const int Many = 20;

    private readonly Channel<PublishRequest> _requests = Channel.CreateUnbounded<PublishRequest>();
    private readonly ConcurrentDictionary<string, byte[]> _held = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _mended = new(StringComparer.Ordinal);

    /// <summary>The site's profiles, visits or devices changed.</summary>
    public void SiteChanged(string site) => _requests.Writer.TryWrite(new PublishRequest(site, null));

    /// <summary>The device was moved.</summary>
    public void DeviceChanged(string device) => _requests.Writer.TryWrite(new PublishRequest(null, device));

    public void AllChanged() => _requests.Writer.TryWrite(PublishRequest.All);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged += OnConnectionChanged;
        link.Subscribe(Topics.Profiles(Topics.Any), QualityOfService.AtLeastOnce, Look);
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged -= OnConnectionChanged;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested) await DoAsync(await NextAsync(stoppingToken), stoppingToken);
    }

    private async Task<PublishRequest> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            var request = await _requests.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(ToAllEvery, time, cancellationToken);
            if (_requests.Reader.Count < Many) return request;
            while (_requests.Reader.TryRead(out _)) continue;
            return PublishRequest.All;
        }
        catch (TimeoutException)
        {
            return PublishRequest.All;
        }
    }

    private async Task DoAsync(PublishRequest request, CancellationToken cancellationToken)
    {
        while (link.IsConnected)
        {
            try
            {
                await TellAsync(request, cancellationToken);
                return;
            }
            catch (MqttException)
            {
                return; // Everything is published at the next connection.
            }
            catch (Exception e) when (e is not OperationCanceledException and not DatabaseUnavailableException)
            {
                LogFailed(e); // This request's fault; everything is published once an hour.
                return;
            }
            catch (DatabaseUnavailableException e)
            {
                LogNotTold(e);
                await Task.Delay(TryAgainAfter, time, cancellationToken);
            }
        }
    }

    private async Task TellAsync(PublishRequest request, CancellationToken cancellationToken)
    {
        var wanted = await people.OfAsync(request.Site, request.Device, cancellationToken);
        foreach (var (device, profiles) in wanted)
            await TellAsync(device, profiles.Profiles.Count == 0 ? [] : Wire.Write(profiles), cancellationToken);
        foreach (var device in _held.Keys.Where(request.MayMean).Where(device => !wanted.ContainsKey(device)))
            await TellAsync(device, [], cancellationToken);
    }

    private async Task TellAsync(string device, byte[] payload, CancellationToken cancellationToken)
    {
        // No retained message equals an empty one; retained messages we do not know yet arrive with the subscription.
        if (_held.GetValueOrDefault(device, []).AsSpan().SequenceEqual(payload)) return;
        // Before it is sent, since we receive our own messages. If it is lost, everything is published at the next connection.
        Hold(device, payload);
        await link.PublishAsync(Topics.Profiles(device), payload, QualityOfService.AtLeastOnce, retain: true, cancellationToken);
    }

    private void Hold(string device, byte[] payload)
    {
        if (payload.Length == 0) _held.TryRemove(device, out _);
        else _held[device] = payload;
    }

    private void OnConnectionChanged(bool connected)
    {
        if (!connected) return;
        // The broker may have lost its retained messages.
        _held.Clear();
        AllChanged();
    }

    /// <summary>
    /// Someone else published, or this was retained before the start: compare it with the database, rate-limited per device.
    /// </summary>
    private void Look(MqttMessage message)
    {
        if (
            Topics.DeviceOf(message.Topic) is not { } device
            || _held.GetValueOrDefault(device, []).AsSpan().SequenceEqual(message.Payload.Span)
        )
            return;
        Hold(device, message.Payload.ToArray());
        var now = time.GetUtcNow();
        if (!message.Retained && _mended.TryGetValue(device, out var last) && now - last < TryAgainAfter) return;
        _mended[device] = now;
        DeviceChanged(device);
    }

    /// <param name="Site">Only this site's devices; null: all.</param>
    /// <param name="Device">Only this device; null: all.</param>
    private sealed record PublishRequest(string? Site, string? Device)
    {
        public static readonly PublishRequest All = new(null, null);

        /// <summary>The former site of a device is unknown, so a device without a site matches every site.</summary>
        public bool MayMean(string device) => Site is null && (Device is null || Device == device);
    }

    [LoggerMessage(LogLevel.Error, "Room profiles could not be published.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Warning, "Publishing room profiles failed: the database is unavailable. Retrying.")]
    private partial void LogNotTold(Exception exception);
}
