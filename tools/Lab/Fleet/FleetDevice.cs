using System.Collections.Concurrent;
using Roomtone.Contracts;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.Lab.Fleet;

/// <summary>
/// One box on the real wire, but for its camera: an outbox, batches ahead of their confirmation, sent again when none
/// comes in time and after each reconnect. One thread calls it; only confirmations come from the link's own.
/// </summary>
internal sealed class FleetDevice(string id, Func<string, Func<LastWill?>, IMqttLink> link, Random random, Mischief mischief, TimeProvider time) : IAsyncDisposable
{
    private const int BatchesInFlight = 4;

    /// <summary>Into so many pieces a batch goes that is sent in the wrong order.</summary>
    private const int Pieces = 3;

    /// <summary>As the agent: a history that is overloaded is not asked more and more.</summary>
    private const int MaxDoublings = 2;

    private static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(5);

    private readonly MadeUpRoom _room = new(random);
    private readonly ConcurrentQueue<Ack> _acks = new();
    private readonly List<OnItsWay> _sent = [];
    private readonly List<Task> _goodbyes = [];
    private readonly Guid _boot = Guid.NewGuid();
    private IMqttLink? _link;
    private IMqttLink? _displaced;
    private volatile bool _reconnected;
    private long _cursor;
    private long _furthest;
    private int _doublings;

    public string Id => id;

    public MemoryOutbox Outbox { get; } = new();

    public bool IsAway => _link is null;

    public bool IsConnected => _link is { IsConnected: true };

    /// <summary>How many events went out more than once.</summary>
    public long Resent { get; private set; }

    public void Notice()
    {
        var at = time.GetUtcNow();
        Outbox.Append(at, EventTypes.Mood, Wire.Element(_room.Next(at)));
    }

    public void Connect()
    {
        var made = link(id, () => new LastWill(Topics.Status(id), Status(DeviceState.Offline), QualityOfService.AtLeastOnce, Retain: true));
        made.ConnectionChanged += connected => _reconnected |= connected;
        made.Subscribe(Topics.Acks(id), QualityOfService.AtLeastOnce, message => _acks.Enqueue(Wire.Read<Ack>(message.Payload.Span)));
        made.Start();
        _link = made;
    }

    /// <summary>Goes off the wire; what happens meanwhile waits in the outbox.</summary>
    public void Leave()
    {
        if (_link is null) return;
        _goodbyes.Add(_link.DisposeAsync().AsTask());
        _link = null;
    }

    /// <summary>Takes its session with a second connection: the broker cuts the first one off in the middle, without a goodbye.</summary>
    public void CutOff()
    {
        if (!IsConnected || _displaced is not null) return;
        _displaced = _link;
        Connect();
    }

    /// <summary>Takes confirmations, and sends what is due.</summary>
    public void Turn()
    {
        while (_acks.TryDequeue(out var ack)) Take(ack);
        if (!IsConnected) return;
        if (_displaced is not null) _goodbyes.Add(_displaced.DisposeAsync().AsTask());
        _displaced = null;
        if (_reconnected) StartAfresh();
        if (_sent.Find(IsOverdue) is { } overdue) SendAgain(overdue);
        while (_sent.Count < BatchesInFlight && Outbox.Read(_cursor) is { } batch && SendInAnyOrder(batch)) { }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsConnected) await Quietly(Publish(Topics.Status(id), Status(DeviceState.Stopped), retain: true));
        Leave();
        if (_displaced is not null) await _displaced.DisposeAsync();
        await Task.WhenAll(_goodbyes);
    }

    private void Take(Ack ack)
    {
        Outbox.Confirm(ack);
        _doublings = 0;
        if (ack.Epoch == Outbox.Epoch) _sent.RemoveAll(batch => batch.From >= ack.From && batch.To <= ack.To);
    }

    private void SendAgain(OnItsWay overdue)
    {
        if (!overdue.Taken.IsFaulted) _doublings = Math.Min(_doublings + 1, MaxDoublings);
        TurnBack(overdue.From);
    }

    private void StartAfresh()
    {
        (_reconnected, _doublings) = (false, 0);
        _ = Quietly(Publish(Topics.Status(id), Status(DeviceState.Online), retain: true));
        TurnBack(1);
    }

    private void TurnBack(long from)
    {
        _cursor = Math.Min(_cursor, from - 1);
        _sent.RemoveAll(batch => batch.From >= from);
    }

    private bool IsOverdue(OnItsWay batch) => batch.Taken.IsFaulted || time.GetElapsedTime(batch.SentAt) >= ResendAfter * (1 << _doublings);

    /// <returns>False when it waits for more events, to have something to put into the wrong order.</returns>
    private bool SendInAnyOrder(EventBatch batch)
    {
        if (random.NextDouble() >= mischief.Reordered)
        {
            Send(batch);
            return true;
        }

        if (batch.Events.Count < Pieces) return false;
        foreach (var piece in batch.Events.Chunk((batch.Events.Count + Pieces - 1) / Pieces).Reverse()) Send(batch with { Events = piece });
        return true;
    }

    private void Send(EventBatch batch)
    {
        var payload = Wire.Write(batch);
        if (random.NextDouble() < mischief.Truncated) _ = Quietly(Publish(Topics.Events(id), payload[..random.Next(payload.Length)]));
        var taken = Publish(Topics.Events(id), payload);
        var repeat = random.NextDouble() < mischief.Repeated;
        if (repeat) _ = Quietly(Publish(Topics.Events(id), payload));
        Resent += repeat ? batch.Events.Count : batch.Events.Count(e => e.Seq <= _furthest);
        _cursor = Math.Max(_cursor, batch.Events[^1].Seq);
        _furthest = Math.Max(_furthest, _cursor);
        _sent.Add(new OnItsWay(batch.Events[0].Seq, batch.Events[^1].Seq, time.GetTimestamp(), taken));
    }

    private Task Publish(string topic, byte[] payload, bool retain = false) =>
        _link!.PublishAsync(topic, payload, QualityOfService.AtLeastOnce, retain);

    private byte[] Status(DeviceState state) => Wire.Write(new DeviceStatus(state, time.GetUtcNow(), ServiceRun.Version, _boot));

    private static async Task Quietly(Task publishing)
    {
        try
        {
            await publishing;
        }
        catch (MqttException)
        {
            // A status is said again at the next connection; of a repeated batch the first copy counts.
        }
    }

    private sealed record OnItsWay(long From, long To, long SentAt, Task Taken);
}
