using System.Collections.Concurrent;
using Roomtone.Contracts;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Events;

/// <summary>The other end of the wire: keeps what arrives by its key, and confirms it when told to.</summary>
internal sealed class HistoryStub
{
    private readonly IMqttLink _link;
    private readonly ConcurrentDictionary<(Guid Epoch, long Seq), RoomEvent> _stored = new();
    private readonly ConcurrentQueue<EventBatch> _batches = new();

    private HistoryStub(IMqttLink link) => _link = link;

    /// <summary>Confirm each batch as it comes.</summary>
    public bool Confirms { get; set; } = true;

    public IReadOnlyCollection<(Guid Epoch, long Seq)> Keys => [.. _stored.Keys];

    public int Stored => _stored.Count;

    public IReadOnlyList<EventBatch> Batches => [.. _batches];

    public static async Task<HistoryStub> StartAsync(BrokerLinks links)
    {
        var link = links.Link("cloudsync");
        var history = new HistoryStub(link);
        link.Subscribe(Topics.Events(Topics.Any), QualityOfService.AtLeastOnce, history.Take);
        link.Start();
        await BrokerLinks.ConnectedAsync(link);
        return history;
    }

    public Task ConfirmAsync(Guid epoch, long from, long to) => SendAsync(Wire.Write(new Ack(epoch, from, to)));

    public Task SendAsync(byte[] ack) => _link.PublishAsync(Topics.Acks(BrokerLinks.Cafe), ack, QualityOfService.AtLeastOnce);

    public Task HasAsync(int events) => Eventually.TrueAsync(() => Stored >= events, $"{events} events are stored");

    public Task HasBatchesAsync(int batches) => Eventually.TrueAsync(() => _batches.Count >= batches, $"{batches} batches have arrived");

    private void Take(MqttMessage message)
    {
        var batch = Wire.Read<EventBatch>(message.Payload.Span);
        foreach (var happened in batch.Events) _stored[(batch.Epoch, happened.Seq)] = happened;
        _batches.Enqueue(batch);
        if (Confirms) _ = ConfirmAsync(batch.Epoch, batch.Events[0].Seq, batch.Events[^1].Seq);
    }
}
