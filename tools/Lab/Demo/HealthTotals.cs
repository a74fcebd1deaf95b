using Roomtone.Contracts;

namespace Roomtone.Lab.Demo;

/// <summary>Adds up what the agent counts since its start over all its starts: a killed one begins at zero again.</summary>
internal sealed class HealthTotals
{
    private LiveHealth? _last;
    private (long Frames, long Faces, long Readings) _before;

    public long Frames => _before.Frames + (_last?.Frames ?? 0);

    public long Faces => _before.Faces + (_last?.Faces ?? 0);

    public long Readings => _before.Readings + (_last?.Readings ?? 0);

    /// <summary>Events that were not confirmed yet.</summary>
    public long Waiting => _last?.OutboxDepth ?? 0;

    public void Add(LiveHealth health)
    {
        if (_last is { } last && health.UptimeSeconds < last.UptimeSeconds) _before = (Frames, Faces, Readings);
        _last = health;
    }
}
