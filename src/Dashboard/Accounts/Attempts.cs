namespace Roomtone.Dashboard.Accounts;

/// <summary>Failed logins since the last one that went well, and until when no more are taken.</summary>
internal readonly record struct Attempts(int Failed, DateTimeOffset? LockedUntil)
{
    /// <summary>Guesses before the first lock.</summary>
    private const int Free = 5;

    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(5);

    // Long enough that guessing is hopeless, short enough that a stranger cannot keep the owner out for a day.
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);

    public TimeSpan? LockedFor(DateTimeOffset now) => LockedUntil > now ? LockedUntil - now : null;

    /// <summary>One more failure: the fifth locks for 5 minutes, each further one for twice as long.</summary>
    public Attempts OneMore(DateTimeOffset now)
    {
        var failed = Math.Min(Failed + 1, 1000);
        if (failed < Free) return new(failed, null);
        var doublings = Math.Min(failed - Free, 10);
        var length = TimeSpan.FromTicks(Math.Min(FirstLock.Ticks << doublings, LongestLock.Ticks));
        return new(failed, now + length);
    }
}
