using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync.Live;

/// <summary>
/// Sends the newest state of each kind: at once where the last one is old enough, else when its turn comes.
/// After a reconnect every state is sent again.
/// </summary>
internal sealed partial class LiveStatePublisher(
    IMqttLink link, SyncSettings settings, DeviceSettings device, TimeProvider time, ILogger<LiveStatePublisher>? logger = null)
    : ILiveState, IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<string, Newest> _states = new();
    private readonly ConcurrentDictionary<string, bool> _unwritable = new();
    private readonly ILogger _logger = logger ?? NullLogger<LiveStatePublisher>.Instance;
    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged += OnConnectionChanged;
        _timer = time.CreateTimer(_ => SendDue(), null, settings.LiveInterval, settings.LiveInterval);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged -= OnConnectionChanged;
        Dispose();
        return Task.CompletedTask;
    }

    public void Show<T>(string kind, T state)
    {
        if (Written(kind, state) is not { } payload) return;
        var newest = _states.GetOrAdd(kind, kind => new Newest(Topics.State(device.Id, kind)));
        lock (newest) newest.Payload = payload;
        SendIfDue(newest);
    }

    /// <returns>Null for a state that JSON cannot hold, such as a number that is none: a view goes without it.</returns>
    private byte[]? Written<T>(string kind, T state)
    {
        try
        {
            return Wire.Write(state);
        }
        catch (Exception e)
        {
            if (_unwritable.TryAdd(kind, true)) LogUnwritable(_logger, kind, e);
            return null;
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void OnConnectionChanged(bool connected)
    {
        if (!connected) return;
        foreach (var newest in _states.Values)
            lock (newest) (newest.Payload, newest.SentAt) = (newest.Payload ?? newest.Sent, null);
        SendDue();
    }

    private void SendDue()
    {
        foreach (var newest in _states.Values) SendIfDue(newest);
    }

    private void SendIfDue(Newest newest)
    {
        lock (newest)
        {
            if (newest.Payload is null || !link.IsConnected) return;
            if (newest.SentAt is { } sentAt && time.GetElapsedTime(sentAt) < settings.LiveInterval) return;
            // QoS 0 completes at once. When it fails the connection is gone, and the next one sends it.
            if (!link.PublishAsync(newest.Topic, newest.Payload, QualityOfService.AtMostOnce, retain: true).IsCompletedSuccessfully) return;
            (newest.Sent, newest.Payload, newest.SentAt) = (newest.Payload, null, time.GetTimestamp());
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The live state '{Kind}' cannot be shown; this is said once.")]
    private static partial void LogUnwritable(ILogger logger, string kind, Exception exception);

    /// <summary>One kind's state; locked while it is touched.</summary>
    private sealed class Newest(string topic)
    {
        public string Topic => topic;

        /// <summary>Not sent yet.</summary>
        public byte[]? Payload { get; set; }

        public byte[]? Sent { get; set; }

        public long? SentAt { get; set; }
    }
}
