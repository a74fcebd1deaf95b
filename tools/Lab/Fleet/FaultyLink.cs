using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.Lab.Fleet;

/// <summary>A link that repeats, delays and truncates batches of events on their way. One thread publishes them.</summary>
/// <param name="inner">The link that carries what is left of them.</param>
/// <param name="events">The topic of the batches; what goes to others passes unharmed.</param>
/// <param name="faults">How often what happens.</param>
/// <param name="random">Decides which.</param>
/// <param name="time">The clock of the delays.</param>
internal sealed class FaultyLink(IMqttLink inner, string events, FaultInjection faults, Random random, TimeProvider time) : IMqttLink
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(500);

    private const int MostPieces = 3;

    private long _furthest;
    private long _resent;

    public event Action<bool>? ConnectionChanged
    {
        add => inner.ConnectionChanged += value;
        remove => inner.ConnectionChanged -= value;
    }

    public bool IsConnected => inner.IsConnected;

    /// <summary>How many events went out more than once.</summary>
    public long Resent => Interlocked.Read(ref _resent);

    public void Start() => inner.Start();

    public void Subscribe(string filter, QualityOfService quality, Action<MqttMessage> handler) =>
        inner.Subscribe(filter, quality, handler);

    public Task PublishAsync(
        string topic,
        ReadOnlyMemory<byte> payload,
        QualityOfService quality,
        bool retain = false,
        CancellationToken cancellationToken = default)
    {
        if (topic != events) return PassAsync(payload);
        var isRepeated = random.NextDouble() < faults.Repeated;
        Count(payload, isRepeated);
        if (random.NextDouble() < faults.Truncated) _ = QuietlyAsync(PassAsync(payload[..random.Next(payload.Length)]));
        var taken = random.NextDouble() < faults.Reordered ? BackwardsAsync(payload) : PassAsync(payload);
        if (isRepeated) _ = QuietlyAsync(PassAsync(payload));
        return taken;

        // What holds one event only cannot be turned round; it is overtaken by later ones instead.
        Task BackwardsAsync(ReadOnlyMemory<byte> what) => Pieces(what) is { Count: > 1 } pieces
            ? Task.WhenAll(pieces.Select(PassAsync).ToList())
            : DelayedAsync(() => PassAsync(what), LongestDelay * random.NextDouble());

        Task PassAsync(ReadOnlyMemory<byte> what) => inner.PublishAsync(topic, what, quality, retain, cancellationToken);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>Up to three batches in the place of one, the last first: what is confirmed then leaves holes at the front.</summary>
    private static List<ReadOnlyMemory<byte>> Pieces(ReadOnlyMemory<byte> payload)
    {
        var batch = Wire.Read<EventBatch>(payload.Span);
        var size = (batch.Events.Count + MostPieces - 1) / MostPieces;
        return [.. batch.Events.Chunk(size).Reverse().Select(piece => (ReadOnlyMemory<byte>)Wire.Write(batch with { Events = piece }))];
    }

    private void Count(ReadOnlyMemory<byte> payload, bool isRepeated)
    {
        var batch = Wire.Read<EventBatch>(payload.Span).Events;
        Interlocked.Add(ref _resent, isRepeated ? batch.Count : batch.Count(happened => happened.Seq <= _furthest));
        _furthest = Math.Max(_furthest, batch[^1].Seq);
    }

    private async Task DelayedAsync(Func<Task> publish, TimeSpan delay)
    {
        await Task.Delay(delay, time);
        await publish();
    }

    private static async Task QuietlyAsync(Task publishing)
    {
        try
        {
            await publishing;
        }
        catch (MqttException)
        {
            // The other copy counts.
        }
    }
}
