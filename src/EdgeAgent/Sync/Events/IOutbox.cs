using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>Events that wait for their confirmation, as <see cref="OutboxSender"/> sees them. Thread safe.</summary>
internal interface IOutbox
{
    /// <summary>Raised when there is something new to send.</summary>
    event Action? Appended;

    /// <summary>Changes when the numbers begin from 1 again, because the outbox had to be made anew.</summary>
    int Generation => 0;

    /// <summary>Makes the outbox ready to be read, and tries again what could not be stored.</summary>
    void Flush();

    /// <param name="after">A number of an event; 0 for from the start.</param>
    /// <param name="max">How many events at most.</param>
    /// <returns>The oldest events after that number, all of one epoch, or null when there is none.</returns>
    EventBatch? Read(long after, int max = EventBatch.MaxEvents);

    /// <summary>Removes what the history has committed.</summary>
    /// <returns>False when that is not possible now; it is to be confirmed again later.</returns>
    bool Confirm(Ack ack);
}
