using System.Collections.Concurrent;
using Roomtone.Mqtt;

namespace Roomtone.Odd.Bench.Boxes;

/// <summary>A connection to a broker that is this program: it hands over what it likes and keeps what is published.</summary>
internal sealed class OddLink : IMqttLink
{
    private readonly List<(string Filter, Action<MqttMessage> Handler)> _subscriptions = [];

    public event Action<bool>? ConnectionChanged;

    public ConcurrentQueue<MqttMessage> Published { get; } = new();

    public bool IsConnected { get; private set; }

    public void Start()
    {
        IsConnected = true;
        ConnectionChanged?.Invoke(true);
    }

    public void Subscribe(string filter, QualityOfService quality, Action<MqttMessage> handler)
    {
        lock (_subscriptions) _subscriptions.Add((filter, handler));
    }

    public Task PublishAsync(
        string topic,
        ReadOnlyMemory<byte> payload,
        QualityOfService quality,
        bool retain = false,
        CancellationToken cancellationToken = default
    )
    {
        Published.Enqueue(new MqttMessage(topic, payload, retain));
        return Task.CompletedTask;
    }

    /// <summary>On the calling thread, so that what a handler throws is seen.</summary>
    public void Deliver(string topic, byte[] payload, bool retained = false)
    {
        List<Action<MqttMessage>> handlers;
        lock (_subscriptions)
            handlers = [.. _subscriptions.Where(one => TopicFilter.Matches(one.Filter, topic)).Select(one => one.Handler)];
        foreach (var handler in handlers) handler(new MqttMessage(topic, payload, retained));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
