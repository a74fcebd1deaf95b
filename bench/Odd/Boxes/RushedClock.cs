namespace Roomtone.Odd.Bench.Boxes;

/// <summary>A clock that runs so many times as fast as the system's, its timers too.</summary>
internal sealed class RushedClock(double times) : TimeProvider
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly long _begun = System.GetTimestamp();
    private readonly DateTimeOffset _from = System.GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (long)(System.GetElapsedTime(_begun).Ticks * times);

    public override DateTimeOffset GetUtcNow() => _from + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new RushedTimer(System.CreateTimer(callback, state, Rushed(dueTime), Rushed(period)), this);

    /// <summary>At least a millisecond, which is the shortest that a timer of the system's waits.</summary>
    private TimeSpan Rushed(TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan || span > LongestTimer ? Timeout.InfiniteTimeSpan
        : span <= TimeSpan.Zero ? TimeSpan.Zero
        : TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, (long)(span.Ticks / times)));

    private sealed class RushedTimer(ITimer inner, RushedClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Rushed(dueTime), clock.Rushed(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
