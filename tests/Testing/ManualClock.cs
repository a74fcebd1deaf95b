namespace Roomtone.Testing;

/// <summary>A clock that stands still until a test advances it. Timers fire in order, on the advancing thread.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How far somebody has set the time of day; the steady clock does not notice.</summary>
    public TimeSpan Jumped { get; set; }

    /// <summary>How much too early timers fire, as .NET's own may.</summary>
    public TimeSpan TimersEarlyBy { get; init; }

    public override DateTimeOffset GetUtcNow() => Steady() + Jumped;

    public override long GetTimestamp() => Steady().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on and fires every timer that falls due, at its own time.</summary>
    public void Advance(TimeSpan by)
    {
        var until = Steady() + by;
        while (TakeDue(until) is { } timer) timer.Fire();
        lock (_gate) _now = until;
    }

    private DateTimeOffset Steady()
    {
        lock (_gate) return _now;
    }

    private ManualTimer? TakeDue(DateTimeOffset until)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next?.Due > _now) _now = next.Due.Value;
            next?.Reschedule();
            return next;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? Due { get; private set; }

        public void Fire() => callback(state);

        public void Reschedule() => Due = _period > TimeSpan.Zero ? Due + _period : null;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                _period = period;
                var early = dueTime > clock.TimersEarlyBy ? clock.TimersEarlyBy : TimeSpan.Zero;
                Due = dueTime < TimeSpan.Zero ? null : clock._now + dueTime - early;
                if (!clock._timers.Contains(this)) clock._timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
