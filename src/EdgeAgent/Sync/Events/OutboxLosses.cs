namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>What the outbox has lost and not said yet.</summary>
internal sealed class OutboxLosses(int maxMegabytes)
{
    /// <summary>Dropped for newer ones.</summary>
    private long _displaced;
    private string? _damage;

    /// <summary>Lost while the disk could not be written.</summary>
    public long Unwritten { get; private set; }

    public bool Any => _displaced > 0 || Unwritten > 0 || _damage is not null;

    public void Displace(long events) => _displaced += events;

    public void Lose(long events) => Unwritten += events;

    public void Damage(string text) => _damage = text;

    /// <returns>One sentence; damage is the worst that can be said, dropping for newer events the least.</returns>
    public override string ToString() => (_damage, Unwritten) switch
    {
        (not null, _) => _damage,
        (_, > 0) => $"The disk could not be written: {Unwritten} events were lost.",
        _ => $"The outbox has reached {maxMegabytes} MB: its {_displaced} oldest events were dropped.",
    };

    public void Clear() => (_displaced, Unwritten, _damage) = (0, 0, null);
}
