namespace Roomtone.Mqtt;

/// <summary>
/// A lasting connection to a broker. It connects, reconnects and subscribes anew by itself until it is disposed;
/// a broker that is down is not an error.
/// </summary>
public interface IMqttLink : IAsyncDisposable
{
    bool IsConnected { get; }

    /// <summary>Raised on each connection (true) and loss (false), on the link's own thread. Keep handlers short.</summary>
    event Action<bool>? ConnectionChanged;

    /// <summary>Begins to connect and returns at once. Subscribe first, so that no retained message is missed.</summary>
    void Start();

    /// <summary>Calls <paramref name="handler"/> for each message of <paramref name="filter"/>, on the link's own thread, in order. Keep handlers short.</summary>
    void Subscribe(string filter, QualityOfService quality, Action<MqttMessage> handler);

    /// <summary>Completes when the broker has taken the message: at once for QoS 0, at its acknowledgement for QoS 1.</summary>
    /// <exception cref="MqttException">Not connected, or the connection was lost before the acknowledgement.</exception>
    Task PublishAsync(string topic, ReadOnlyMemory<byte> payload, QualityOfService quality, bool retain = false, CancellationToken cancellationToken = default);
}

public enum QualityOfService
{
    AtMostOnce = 0,
    AtLeastOnce = 1,
}

/// <summary>A message as it arrived. The payload is a copy and may be kept.</summary>
public sealed record MqttMessage(string Topic, ReadOnlyMemory<byte> Payload, bool Retained);

/// <summary>The one failure of this edge; the message says what happened and what to do.</summary>
public sealed class MqttException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What the broker says in our stead when we vanish.</summary>
public sealed record LastWill(string Topic, ReadOnlyMemory<byte> Payload, QualityOfService Quality, bool Retain);
