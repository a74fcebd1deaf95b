using System.Collections.Concurrent;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Live;

/// <summary>The latest state of each room, bounded whatever arrives. Written on the link's thread, read on any.</summary>
internal sealed partial class RoomStateCache(TimeProvider time, ILogger<RoomStateCache> logger)
{
    public const int MaxDevices = 10_000;

    private readonly ConcurrentDictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private long _ignored;

    /// <summary>Raised after a change, on the link's thread. Keep handlers short.</summary>
    public event Action<RoomKey>? Changed;

    /// <summary>Raised after a device has said which settings it has.</summary>
    public event Action<string, ReportedSettings>? SettingsReported;

    public ICollection<Room> Rooms => _rooms.Values;

    /// <summary>Messages that could not be read, since the start.</summary>
    public long Ignored => Interlocked.Read(ref _ignored);

    /// <summary>Removes an erased device.</summary>
    public void Forget(string device) => _rooms.TryRemove(device, out _);

    public Room? Find(string device) => _rooms.GetValueOrDefault(device);

    public void Receive(MqttMessage message)
    {
        if (Topics.DeviceOf(message.Topic) is not { } device)
        {
            Ignore(message.Topic, "The topic names no device.");
            return;
        }

        try
        {
            Update(device, message);
        }
        catch (Exception e)
        {
            Ignore(message.Topic, e.Message);
        }
    }

    private void Update(string device, MqttMessage message)
    {
        var known = Find(device);
        if (known is null && message.Payload.IsEmpty) return;
        if (known is null && _rooms.Count >= MaxDevices)
        {
            Ignore(message.Topic, $"There are {MaxDevices} devices already.");
            return;
        }

        if (RoomMessage.Apply(known ?? new(device), message) is not { } room) return;
        _rooms[device] = room with { LastHeard = IsFresh(message, room) ? time.GetUtcNow() : room.LastHeard ?? room.Status?.At };
        Raise(message.Topic, room);
    }

    /// <summary>Retained messages are old, the last will comes from the broker, and desired settings come from us.</summary>
    private static bool IsFresh(MqttMessage message, Room room) =>
        !message.Retained
        && !message.Topic.EndsWith("/settings/desired", StringComparison.Ordinal)
        && !(message.Topic.EndsWith("/status", StringComparison.Ordinal) && room.Status?.State == DeviceState.Offline);

    private void Raise(string topic, Room room)
    {
        var kind = topic.EndsWith("/speaker/desired", StringComparison.Ordinal) ? RoomKinds.Speaker : topic[(topic.LastIndexOf('/') + 1)..];
        if (kind == "reported" && room.Reported is not null) SettingsReported?.Invoke(room.Device, room.Reported);
        else Changed?.Invoke(new(room.Device, kind));
    }

    private void Ignore(string topic, string reason)
    {
        // A hostile box must not fill the log: further ones are only counted.
        if (Interlocked.Increment(ref _ignored) == 1) LogIgnored(topic, reason);
    }

    [LoggerMessage(LogLevel.Warning, "A message on {Topic} cannot be read and is ignored: {Reason} Further ones are only counted.")]
    private partial void LogIgnored(string topic, string reason);
}
