using System.Collections.Concurrent;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Tests.Sync;

/// <summary>A link whose messages come when the test says so; what is published is kept.</summary>
internal sealed class PageLink : IMqttLink
{
    private readonly ConcurrentDictionary<string, Action<MqttMessage>> _handlers = new();
    private readonly ConcurrentQueue<MqttMessage> _published = new();

    public event Action<bool>? ConnectionChanged;

    public bool IsConnected { get; private set; } = true;

    public IEnumerable<string> Filters => _handlers.Keys;

    public IEnumerable<MqttMessage> Published => _published;

    public void Start() => Connect(true);

    public void Connect(bool connected)
    {
        IsConnected = connected;
        ConnectionChanged?.Invoke(connected);
    }

    public void Deliver(string topic, ReadOnlyMemory<byte> payload, bool retained = false)
    {
        if (_handlers.TryGetValue(topic, out var handler)) handler(new MqttMessage(topic, payload, retained));
    }

    public void Subscribe(string filter, QualityOfService quality, Action<MqttMessage> handler) => _handlers[filter] = handler;

    public Task PublishAsync(
        string topic,
        ReadOnlyMemory<byte> payload,
        QualityOfService quality,
        bool retain = false,
        CancellationToken cancellationToken = default
    )
    {
        if (!IsConnected) return Task.FromException(new MqttException("Not connected."));
        _published.Enqueue(new MqttMessage(topic, payload, retain));
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
