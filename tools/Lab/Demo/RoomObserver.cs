using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.Lab.Demo;

/// <summary>Listens at the broker to what the box says, as the dashboard does.</summary>
internal sealed class RoomObserver(IMqttLink link, string device, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly HealthTotals _totals = new();

    public LiveMood? Mood { get; private set; }

    public LiveTrack? Track { get; private set; }

    /// <summary>When the first reading came in; null before.</summary>
    public DateTimeOffset? FirstReading { get; private set; }

    /// <summary>Whether the camera shows the photographs, in which there are faces.</summary>
    public bool ShowsPictures { get; private set; }

    public bool IsConnected => link.IsConnected;

    /// <summary>Raised when one of the states above has changed, on the link's thread.</summary>
    public event Action? Changed;

    public void Start()
    {
        Follow<LiveHealth>(StateKinds.Health, _totals.Add);
        Follow<LiveMood>(StateKinds.Mood, Note);
        Follow<LiveTrack>(StateKinds.Track, track => Track = track);
        Follow<LiveSensing>(StateKinds.Sensing, sensing => ShowsPictures = sensing.Camera == "pictures");
        link.Start();
    }

    /// <summary>What was counted so far.</summary>
    public RoomCounts Counts()
    {
        lock (_gate) return new RoomCounts(_totals.Frames, _totals.Faces, _totals.Readings);
    }

    /// <summary>Events that were not confirmed yet, as of the last report.</summary>
    public long Waiting()
    {
        lock (_gate) return _totals.Waiting;
    }

    private void Note(LiveMood mood)
    {
        Mood = mood;
        if (mood.Reading.People > 0) FirstReading ??= time.GetUtcNow();
    }

    private void Follow<T>(string kind, Action<T> keep) =>
        link.Subscribe(Topics.State(device, kind), QualityOfService.AtMostOnce, message => Take(message, keep));

    private void Take<T>(MqttMessage message, Action<T> keep)
    {
        try
        {
            var state = Wire.Read<T>(message.Payload.Span);
            lock (_gate) keep(state);
        }
        catch (JsonException)
        {
            return; // Only a view: the counts come from the outbox and the database.
        }

        Changed?.Invoke();
    }
}

/// <summary>What the agent has done, over all its starts.</summary>
internal sealed record RoomCounts(long Frames, long Faces, long Readings);
