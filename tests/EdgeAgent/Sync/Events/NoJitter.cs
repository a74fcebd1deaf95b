namespace Roomtone.EdgeAgent.Tests.Sync.Events;

/// <summary>The middle of every range, so that a backoff waits exactly as long as it says.</summary>
internal sealed class NoJitter : Random
{
    public static readonly Random Random = new NoJitter();

    public override double NextDouble() => 0.5;
}
