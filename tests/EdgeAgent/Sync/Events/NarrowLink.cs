using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Tests.Sync.Events;

/// <summary>A link to a broker that takes messages up to a size, and says so as the real link does.</summary>
internal sealed class NarrowLink(IMqttLink link, int mostBytes) : IMqttLink
{
    public event Action<bool>? ConnectionChanged
    {
        add => link.ConnectionChanged += value;
        remove => link.ConnectionChanged -= value;
    }

    public bool IsConnected => link.IsConnected;

    public void Start() => link.Start();

    public void Subscribe(string filter, QualityOfService quality, Action<MqttMessage> handler) => link.Subscribe(filter, quality, handler);

    public Task PublishAsync(
        string topic,
        ReadOnlyMemory<byte> payload,
        QualityOfService quality,
        bool retain = false,
        CancellationToken cancellationToken = default
    ) =>
        payload.Length > mostBytes
            ? Task.FromException(new MqttException($"The message of {payload.Length} bytes for {topic} is larger than the broker allows."))
            : link.PublishAsync(topic, payload, quality, retain, cancellationToken);

    public ValueTask DisposeAsync() => link.DisposeAsync();
}
