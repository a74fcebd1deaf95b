namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>An event on its way to the outbox's file, which gives it its number.</summary>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Type">One of <see cref="Contracts.EventTypes"/>.</param>
/// <param name="Data">Its data as JSON.</param>
internal sealed record StoredEvent(DateTimeOffset At, string Type, byte[] Data)
{
    /// <summary>On disk. Guarded by the outbox's disk lock.</summary>
    public bool Written { get; set; }
}
