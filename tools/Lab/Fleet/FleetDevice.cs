using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.Mqtt;

namespace Roomtone.Lab.Fleet;

/// <summary>A box without camera and disk: the agent's own sender and status, an outbox in memory, a made-up room.</summary>
internal sealed class FleetDevice : IAsyncDisposable
{
    private static readonly SyncSettings Settings = new() { ResendAfter = TimeSpan.FromSeconds(5) };

    private readonly MadeUpRoom _room;
    private readonly TimeProvider _time;
    private readonly DroppableLink _wire;
    private readonly FaultyLink _link;
    private readonly OutboxSender _sender;
    private readonly StatusPublisher _status;

    public FleetDevice(string id, Func<string, Func<LastWill?>, IMqttLink> link, Random random, FaultInjection faults, TimeProvider time)
    {
        var messages = new StatusMessages(id, time);
        (Id, _time, _room) = (id, time, new MadeUpRoom(new Random(random.Next())));
        _wire = new DroppableLink(() => link(id, messages.Will));
        _link = new FaultyLink(_wire, Topics.Events(id), faults, new Random(random.Next()), time);
        _sender = new OutboxSender(Outbox, _link, Settings, new DeviceSettings { Id = id }, time, NullLogger<OutboxSender>.Instance);
        _status = new StatusPublisher(_link, messages, time, NullLogger<StatusPublisher>.Instance);
    }

    public string Id { get; }

    public MemoryOutbox Outbox { get; } = new();

    public bool IsConnected => _wire.IsConnected;

    /// <summary>How many events went out more than once.</summary>
    public long Resent => _link.Resent;

    public void Notice()
    {
        var at = _time.GetUtcNow();
        Outbox.Append(at, EventTypes.Mood, Wire.Element(_room.Next(at)));
    }

    public async Task StartAsync()
    {
        await _status.StartAsync(CancellationToken.None);
        await _sender.StartAsync(CancellationToken.None);
        _wire.Start();
    }

    /// <summary>Goes off the wire; what happens meanwhile waits in the outbox.</summary>
    public void Leave() => _wire.Leave();

    /// <summary>Comes back onto the wire.</summary>
    public void Return() => _wire.Start();

    /// <summary>Is cut off by the broker in the middle, and comes back at once.</summary>
    public void CutOff() => _wire.CutOff();

    public async ValueTask DisposeAsync()
    {
        await _status.StopAsync(CancellationToken.None);
        await _sender.StopAsync(CancellationToken.None);
        _sender.Dispose();
        await _wire.DisposeAsync();
    }
}
