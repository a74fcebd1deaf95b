using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Ingest.Reading;

/// <summary>Parses one event into a batch.</summary>
internal sealed class EventReader(TimeSpan clockAhead)
{
    /// <summary>Earlier times come from a box whose clock has not been set yet.</summary>
    private static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="UnreadableException">The event is not what the wire promises.</exception>
    public void Read(JsonElement element, EventKey key, DateTimeOffset now, WriteBatch batch)
    {
        if (JsonFields.Member(element, "data") is not { } data) throw new UnreadableException("The event has no \"data\".");
        var at = Time(JsonFields.Member(element, "at"), "at", now);
        switch (JsonFields.Text(JsonFields.Member(element, "type")))
        {
            case EventTypes.Mood:
                batch.Moods.Add(new(key, at, Mood(data, now)));
                break;
            case EventTypes.Track:
                var track = JsonFields.As<TrackEvent>(data, "what", "provider", "id", "title", "artist", "why");
                EventRules.Keep(track);
                batch.Tracks.Add(new(key, at, track));
                break;
            case EventTypes.Feedback:
                var feedback = JsonFields.As<FeedbackEvent>(data, "what", "by");
                EventRules.Keep(feedback);
                batch.Feedback.Add(new(key, at, feedback));
                break;
            case EventTypes.Device:
                var device = JsonFields.As<DeviceEvent>(data, "what", "detail");
                EventRules.Keep(device);
                batch.DeviceEvents.Add(new(key, at, device));
                break;
            default:
                throw new UnreadableException("The event's type is not one of mood, track, feedback, device.");
        }
    }

    /// <returns>False when it breaks a rule; the full parser says which.</returns>
    public bool TryAdd(FastMoodEvent quick, EventKey key, DateTimeOffset now, WriteBatch batch)
    {
        try
        {
            InTime(quick.At, "at", now);
            Keep(quick.Data, now);
            batch.Moods.Add(new(key, quick.At, quick.Data));
            return true;
        }
        catch (UnreadableException)
        {
            return false;
        }
    }

    private MoodEvent Mood(JsonElement data, DateTimeOffset now)
    {
        var mood = JsonFields.As<MoodEvent>(data, "from", "to", "people", "mood");
        Keep(mood, now);
        return mood;
    }

    private void Keep(MoodEvent mood, DateTimeOffset now)
    {
        EventRules.Keep(mood);
        InTime(mood.From, "from", now);
        InTime(mood.To, "to", now);
    }

    private DateTimeOffset Time(JsonElement? element, string name, DateTimeOffset now)
    {
        if (JsonFields.Time(element) is not { } time)
            throw new UnreadableException($"The event's \"{name}\" is not a time like 2026-11-22T10:15:30.123Z.");
        InTime(time, name, now);
        return time.ToUniversalTime();
    }

    private void InTime(DateTimeOffset time, string name, DateTimeOffset now)
    {
        if (time < Earliest)
            throw new UnreadableException(
                $"The event's \"{name}\" is {time.UtcDateTime:O}, before 2020: the box had not heard the time yet."
            );
        if (time > now + clockAhead)
            throw new UnreadableException(
                $"The event's \"{name}\" is {time.UtcDateTime:O}, more than {clockAhead.TotalHours:0} h ahead of our clock."
            );
    }
}
