namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>A batch on its way.</summary>
/// <param name="Epoch">Of its events.</param>
/// <param name="From">Its first number.</param>
/// <param name="To">Its last number.</param>
/// <param name="SentAt">The clock's timestamp.</param>
/// <param name="Taken">Completes when the broker has taken it, fails when it has not.</param>
internal sealed record SentBatch(Guid Epoch, long From, long To, long SentAt, Task Taken);
