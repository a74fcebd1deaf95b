using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Odd.Bench.Boxes;

namespace Roomtone.Odd.Bench.Library;

/// <summary>What a box sends to its history, confirmed as CloudSync would; and its answers.</summary>
internal sealed class BoxHistory(Box box)
{
    private readonly Dictionary<Guid, Reply> _replies = [];
    private readonly HashSet<(Guid Epoch, long Seq)> _seen = [];

    public List<TrackEvent> Tracks { get; } = [];

    public IReadOnlyCollection<(string Category, string Text)> Said => box.Said.All;

    public Exception? Fault => box.Fault;

    /// <summary>Takes what has been published since the last time.</summary>
    public void Take()
    {
        while (box.Link.Published.TryDequeue(out var message))
        {
            if (message.Topic == Topics.Replies(Box.Id)) Keep(Wire.Read<Reply>(message.Payload.Span));
            else if (message.Topic == Topics.Events(Box.Id)) Take(Wire.Read<EventBatch>(message.Payload.Span));
        }
    }

    /// <summary>Asks until it is done: with a clock that runs ahead of the machine, a box gives up waiting for its own player.</summary>
    /// <returns>The data of the answer; undefined where there is none.</returns>
    public async Task<JsonElement> AskAsync(string name)
    {
        while (true)
        {
            if (await AskOnceAsync(name) is { Ok: true } reply) return reply.Data ?? default;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    private async Task<Reply> AskOnceAsync(string name)
    {
        var command = new Command(Guid.NewGuid(), name, null, "owner", DateTimeOffset.MaxValue);
        box.Link.Deliver(Topics.Commands(Box.Id), Wire.Write(command));
        for (Take(); !_replies.ContainsKey(command.Id); Take())
        {
            ThrowIfBroken();
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return _replies[command.Id];
    }

    public void ThrowIfBroken()
    {
        if (Fault is { } fault) throw new InvalidOperationException("A service of the agent has ended.", fault);
    }

    private void Keep(Reply reply) => _replies[reply.Id] = reply;

    private void Take(EventBatch batch)
    {
        foreach (var one in batch.Events.Where(one => _seen.Add((batch.Epoch, one.Seq))))
            if (one.Type == EventTypes.Track) Tracks.Add(Wire.Read<TrackEvent>(one.Data));
        box.Link.Deliver(Topics.Acks(Box.Id), Wire.Write(new Ack(batch.Epoch, batch.Events[0].Seq, batch.Events[^1].Seq)));
    }
}
