namespace Roomtone.EdgeAgent.State.Recording;

/// <summary>What a box has kept.</summary>
/// <param name="Events">In their order.</param>
/// <param name="TornLines">Lines that are not whole, as a power cut leaves them.</param>
internal sealed record Recording(IReadOnlyList<RecordedEvent> Events, int TornLines);
