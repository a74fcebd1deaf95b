using Roomtone.Contracts;
using Roomtone.Lab.Fleet;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Fleet;

public sealed class FaultyLinkTests : IMqttLink
{
    private readonly List<EventBatch> _passed = [];

    public event Action<bool>? ConnectionChanged;

    public bool IsConnected => true;

    [Fact]
    public async Task A_reordered_batch_comes_in_pieces_the_last_first()
    {
        await using var link = new FaultyLink(this, "events", new FaultInjection { Reordered = 1 }, new Random(1), new ManualClock());
        var batch = new EventBatch(EventBatch.Version, Guid.NewGuid(), [.. Enumerable.Range(1, 7).Select(Event)]);

        await link.PublishAsync("events", Wire.Write(batch), QualityOfService.AtLeastOnce, false, TestContext.Current.CancellationToken);

        Assert.Equal([7, 4, 5, 6, 1, 2, 3], _passed.SelectMany(piece => piece.Events).Select(happened => happened.Seq));
        Assert.All(_passed, piece => Assert.Equal(batch.Epoch, piece.Epoch));
    }

    [Fact]
    public async Task One_event_alone_is_overtaken_by_what_comes_later()
    {
        var clock = new ManualClock();
        await using var link = new FaultyLink(this, "events", new FaultInjection { Reordered = 1 }, new Random(1), clock);
        var epoch = Guid.NewGuid();
        var first = link.PublishAsync(
            "events",
            Wire.Write(new EventBatch(EventBatch.Version, epoch, [Event(1)])),
            QualityOfService.AtLeastOnce,
            false,
            TestContext.Current.CancellationToken
        );
        await link.PublishAsync(
            "events",
            Wire.Write(new EventBatch(EventBatch.Version, epoch, [Event(2), Event(3)])),
            QualityOfService.AtLeastOnce,
            false,
            TestContext.Current.CancellationToken
        );

        clock.Advance(TimeSpan.FromSeconds(1));
        await first;

        Assert.Equal([3, 2, 1], _passed.SelectMany(piece => piece.Events).Select(happened => happened.Seq));
    }

    void IMqttLink.Start() => ConnectionChanged?.Invoke(true);

    void IMqttLink.Subscribe(string filter, QualityOfService quality, Action<MqttMessage> handler) => throw new NotSupportedException();

    Task IMqttLink.PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, QualityOfService quality, bool retain, CancellationToken cancellationToken)
    {
        _passed.Add(Wire.Read<EventBatch>(payload.Span));
        return Task.CompletedTask;
    }

    ValueTask IAsyncDisposable.DisposeAsync() => ValueTask.CompletedTask;

    private static RoomEvent Event(int seq) =>
        new(seq, DateTimeOffset.UnixEpoch.AddYears(56), EventTypes.Device, Wire.Element(new DeviceEvent("noted", "It happened.")));
}
