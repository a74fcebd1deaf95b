namespace Roomtone.Contracts;

/// <summary>The values of an event's <c>type</c>.</summary>
public static class EventTypes
{
    public const string Mood = "mood";
    public const string Track = "track";
    public const string Feedback = "feedback";
    public const string Device = "device";
}
