using System.Text.Json;

namespace Roomtone.Contracts;

/// <summary>1 to <see cref="MaxEvents"/> events of one outbox, in the order of their numbers.</summary>
/// <param name="V">The version of the wire format, now 1.</param>
/// <param name="Epoch">Made with the outbox: a re-flashed box starts a new one.</param>
/// <param name="Events">The events.</param>
public sealed record EventBatch(int V, Guid Epoch, IReadOnlyList<RoomEvent> Events)
{
    public const int Version = 1;
    public const int MaxEvents = 500;
}

/// <summary>One event. Its key (device, epoch, seq) makes a second arrival harmless.</summary>
/// <param name="Seq">Counts up within the outbox, from 1; no two events of an epoch have the same.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Type">One of <see cref="EventTypes"/>.</param>
/// <param name="Data">A <see cref="MoodEvent"/>, <see cref="TrackEvent"/>, <see cref="FeedbackEvent"/> or
/// <see cref="DeviceEvent"/>.</param>
public sealed record RoomEvent(long Seq, DateTimeOffset At, string Type, JsonElement Data);

/// <summary>The events <paramref name="From"/> to <paramref name="To"/>, both included, are committed.</summary>
public sealed record Ack(Guid Epoch, long From, long To);

/// <summary>The values of an event's <c>type</c>.</summary>
public static class EventTypes
{
    public const string Mood = "mood";
    public const string Track = "track";
    public const string Feedback = "feedback";
    public const string Device = "device";
}
