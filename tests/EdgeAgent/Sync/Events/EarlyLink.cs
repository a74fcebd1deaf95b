using System.Collections.Concurrent;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Tests.Sync.Events;

/// <summary>A link that is connected a moment before it says so: just when somebody asks.</summary>
internal sealed class EarlyLink : IMqttLink
{
    private readonly ConcurrentQueue<EventBatch> _batches = new();
    private bool _connected;
    private bool _isSaid;

    public event Action<bool>? ConnectionChanged;

    public IReadOnlyList<EventBatch> Batches => [.. _batches];

    /// <summary>It connects, and says so, while somebody still gets the old answer.</summary>
    public bool ConnectsWhenAsked { get; init; }

    public bool IsConnected
    {
        get
        {
            if (ConnectsWhenAsked && !_connected)
            {
                Start();
                Say();
                return false;
            }

            if (_connected) Say();
            return _connected;
        }
    }

    public void Start() => _connected = true;

    public void Say()
    {
        if (_isSaid) return;
        _isSaid = true;
        ConnectionChanged?.Invoke(true);
    }

    public void Subscribe(string filter, QualityOfService quality, Action<MqttMessage> handler)
    {
        // Nobody confirms.
    }

    public Task PublishAsync(
        string topic,
        ReadOnlyMemory<byte> payload,
        QualityOfService quality,
        bool retain = false,
        CancellationToken cancellationToken = default
    )
    {
        _batches.Enqueue(Wire.Read<EventBatch>(payload.Span));
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
