using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.FrontDoor.Demo;

/// <summary>Listens at the broker to what the box says, as the dashboard does. It does not trust the box's counts alone.</summary>
internal sealed class RoomWatch(IMqttLink link, string device, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly HealthTotals _totals = new();
    private readonly Dictionary<Guid, long> _highest = [];

    public LiveMood? Mood { get; private set; }

    public LiveTrack? Track { get; private set; }

    public LiveSensing? Sensing { get; private set; }

    /// <summary>When the first reading came in; null before.</summary>
    public DateTimeOffset? FirstReading { get; private set; }

    /// <summary>Raised when one of the states above has changed, on the link's thread.</summary>
    public event Action? Changed;

    public void Start()
    {
        link.Subscribe(Topics.State(device, StateKinds.Health), QualityOfService.AtMostOnce, message => Take<LiveHealth>(message, _totals.Add));
        link.Subscribe(Topics.State(device, StateKinds.Mood), QualityOfService.AtMostOnce, message => Take<LiveMood>(message, mood => Mood = mood));
        link.Subscribe(Topics.State(device, StateKinds.Track), QualityOfService.AtMostOnce, message => Take<LiveTrack>(message, track => Track = track));
        link.Subscribe(Topics.State(device, StateKinds.Sensing), QualityOfService.AtMostOnce, message => Take<LiveSensing>(message, sensing => Sensing = sensing));
        link.Subscribe(Topics.Events(device), QualityOfService.AtLeastOnce, message => Take<EventBatch>(message, Note));
        link.Start();
    }

    /// <summary>A copy of what was counted so far.</summary>
    public RoomCounts Counts()
    {
        lock (_gate)
        {
            var seen = _highest.Values.Sum();
            return new RoomCounts(_totals.Frames, _totals.Faces, _totals.Readings, Math.Max(seen, _totals.Published), _totals.Dropped, _totals.Waiting, [.. _highest.Keys]);
        }
    }

    private void Note(EventBatch batch)
    {
        if (batch.Events.Count == 0) return;
        _highest[batch.Epoch] = Math.Max(_highest.GetValueOrDefault(batch.Epoch), batch.Events.Max(e => e.Seq));
        if (FirstReading is null && batch.Events.Any(e => e.Type == EventTypes.Mood)) FirstReading = time.GetUtcNow();
    }

    private void Take<T>(MqttMessage message, Action<T> keep)
    {
        try
        {
            var state = Wire.Read<T>(message.Payload.Span);
            lock (_gate) keep(state);
        }
        catch (JsonException)
        {
            return; // Not ours to mend: CloudSync stores it as rejected, and the count says so.
        }

        Changed?.Invoke();
    }
}

/// <summary>What the box has done since its outbox was made.</summary>
internal sealed record RoomCounts(long Frames, long Faces, long Readings, long Published, long Dropped, long Waiting, IReadOnlyCollection<Guid> Epochs);
