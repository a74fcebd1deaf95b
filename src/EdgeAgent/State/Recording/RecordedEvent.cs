using System.Text.Json;

namespace Roomtone.EdgeAgent.State.Recording;

/// <summary>A line of a recording: an event as it goes to the history, without its number.</summary>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Type">One of <see cref="Contracts.EventTypes"/>.</param>
/// <param name="Data">The event.</param>
internal sealed record RecordedEvent(DateTimeOffset At, string Type, JsonElement Data);
