namespace Roomtone.Dashboard.History;

/// <summary>A page of rejected messages, newest first.</summary>
/// <param name="Events">The events.</param>
/// <param name="Next">Ask with it as <c>before</c> for the ones before these; null: these are the oldest.</param>
internal sealed record RejectedPage(IReadOnlyList<RejectedEvent> Events, string? Next);

/// <summary>A message of a box that could not be read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Device">Who sent it; empty where the topic names no device.</param>
/// <param name="At">When it arrived first, UTC.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="Payload">What it said, as a text and never as HTML; at most 4,096 bytes.</param>
/// <param name="PayloadIsCut">Whether more of it is stored.</param>
internal sealed record RejectedEvent(string Id, string Device, DateTimeOffset At, string Reason, string Payload, bool PayloadIsCut);
