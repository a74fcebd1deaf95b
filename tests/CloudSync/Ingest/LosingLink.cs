using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Tests.Ingest;

/// <summary>A connection over which events get lost without a word, until it does not lose them any more; all else passes.</summary>
internal sealed class LosingLink(IMqttLink inner) : IMqttLink
{
    private int _lost;

    public event Action<bool>? ConnectionChanged
    {
        add => inner.ConnectionChanged += value;
        remove => inner.ConnectionChanged -= value;
    }

    public bool Loses { get; set; } = true;

    /// <summary>How many events were lost.</summary>
    public int Lost => Volatile.Read(ref _lost);

    public bool IsConnected => inner.IsConnected;

    public void Start() => inner.Start();

    public void Subscribe(string filter, QualityOfService quality, Action<MqttMessage> handler) =>
        inner.Subscribe(filter, quality, handler);

    public Task PublishAsync(
        string topic,
        ReadOnlyMemory<byte> payload,
        QualityOfService quality,
        bool retain = false,
        CancellationToken cancellationToken = default
    )
    {
        if (!Loses || !topic.EndsWith("/events", StringComparison.Ordinal))
            return inner.PublishAsync(topic, payload, quality, retain, cancellationToken);
        Interlocked.Add(ref _lost, Wire.Read<EventBatch>(payload.Span).Events.Count);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
