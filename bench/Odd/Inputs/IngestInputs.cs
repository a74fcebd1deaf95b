using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.CloudSync.Ingest;
using Roomtone.CloudSync.Ingest.Reading;
using Roomtone.CloudSync.Ingest.Status;
using Roomtone.CloudSync.Recommendation;
using Roomtone.Contracts;
using Roomtone.Odd.Bench.Boxes;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>What boxes send to CloudSync. The quick reader and the thorough one must come to the same.</summary>
internal sealed class IngestInputs : IInputKind
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly OddLink _link = new();
    private readonly BatchReader _quick = new(new IngestSettings());
    private readonly BatchReader _thorough = new(new IngestSettings(), fastPath: false);
    private readonly StatusBoard _statuses;
    private bool _isStarted;

    public IngestInputs() => _statuses = new StatusBoard(_link, TimeProvider.System, NullLogger<StatusBoard>.Instance);

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult<IReadOnlyList<byte[]>>(
    [
        Message.Of(Topics.Events("box-1"), Wire.Write(new EventBatch(EventBatch.Version, Samples.Epoch, Samples.Events(Noon)))),
        Message.Of(Topics.Status("box-1"), Wire.Write(new DeviceStatus(DeviceState.Online, Noon, "1.0.0", Samples.Epoch))),
        Message.Of(Topics.TasteModel, Samples.TasteModel()),
    ]);

    public byte[] Mutate(byte[] input, Random random) => SealedModel.MutateIn(input, random) ?? Message.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        if (!_isStarted) await StartAsync();
        var (topic, payload) = Message.Read(input);
        if (topic.EndsWith("/events", StringComparison.Ordinal)) ReadBothWays(new ReceivedMessage(topic, payload, Noon.AddHours(1)));
        else _link.Deliver(topic, payload, retained: true);
        _ = _statuses.Take();
    }

    public ValueTask DisposeAsync()
    {
        _statuses.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task StartAsync()
    {
        _isStarted = true;
        await _statuses.StartAsync(CancellationToken.None);
        await new PublishedTaste(_link, NullLogger<PublishedTaste>.Instance).StartAsync(CancellationToken.None);
    }

    private void ReadBothWays(ReceivedMessage message)
    {
        var (quick, thorough) = (new WriteBatch(), new WriteBatch());
        _quick.Read(message, quick);
        _thorough.Read(message, thorough);
        var isSame =
            quick.Moods.SequenceEqual(thorough.Moods)
            && quick.Tracks.SequenceEqual(thorough.Tracks)
            && quick.Feedback.SequenceEqual(thorough.Feedback)
            && quick.DeviceEvents.SequenceEqual(thorough.DeviceEvents)
            && quick.Rejections.SequenceEqual(thorough.Rejections)
            && quick.Confirmations.SequenceEqual(thorough.Confirmations);
        if (!isSame) throw new InvalidOperationException("The quick reader and the thorough one do not agree.");
        if (quick.Rows == 0) throw new InvalidOperationException("The message was neither stored nor kept as rejected.");
    }
}
