using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Web;

/// <summary>
/// How often Spotify may be asked: so many requests in its rolling window of 30 s, so many in a rolling day, and none
/// before a deadline that it has set. Nothing waits here: a request that may not go is refused at once with a sentence.
/// What must outlive a restart is kept on disk.
/// </summary>
internal sealed class RateLimiter(SpotifySettings settings, RateLimitState memory, TimeProvider time)
{
    /// <summary>Spotify's rolling window (developer.spotify.com, concepts, rate limits).</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    /// <summary>Where Spotify names none.</summary>
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>A look may not use the last of the window: it is kept for what a person asks.</summary>
    private const double ShareForLooks = 0.75;

    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _recent = [];

    /// <summary>Spotify answers nothing before; null when it may be asked.</summary>
    public DateTimeOffset? ClosedUntil
    {
        get
        {
            lock (_gate) return Deadline(time.GetUtcNow());
        }
    }

    /// <summary>How much of the day's requests is used, 0 to 1 and above.</summary>
    public double DayUsed
    {
        get
        {
            lock (_gate) return (double)memory.UsedInADay(time.GetUtcNow()) / PerDay;
        }
    }

    private int PerDay => Math.Min(settings.RequestsPerDay, memory.Kept.LearnedPerDay ?? int.MaxValue);

    /// <summary>How often to look: rarer as the day's requests run out.</summary>
    public TimeSpan LookEvery => DayUsed switch
    {
        > 0.95 => TimeSpan.FromSeconds(60),
        > 0.8 => TimeSpan.FromSeconds(15),
        _ => settings.LookEvery,
    };

    /// <summary>Counts one request.</summary>
    /// <param name="isLook">Nobody waits for it.</param>
    /// <exception cref="SpotifyException">It may not go.</exception>
    public void Spend(bool isLook)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            RefuseWhileClosed(now);
            var steady = time.Steady;
            while (_recent.TryPeek(out var oldest) && steady - oldest > Window) _recent.Dequeue();
            var most = isLook ? (int)(settings.RequestsPerHalfMinute * ShareForLooks) : settings.RequestsPerHalfMinute;
            if (_recent.Count >= most)
                throw Held(
                    $"The box has asked Spotify {_recent.Count} times within 30 s and holds back.",
                    now + Window - (steady - _recent.Peek())
                );
            if (memory.UsedInADay(now) >= PerDay)
                throw Held($"The box has asked Spotify {PerDay} times within a day and holds back.", now + TimeSpan.FromHours(1));
            _recent.Enqueue(steady);
            memory.Count(now);
        }
    }

    /// <summary>Spotify wants a pause. The day's quota is learned from where it ended.</summary>
    public SpotifyException Limit(TimeSpan? retryAfter, bool isQuota)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var pause = retryAfter ?? UsualPause;
            var until = now + (pause > LongestPause ? LongestPause : pause < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : pause);
            memory.Close(until, isQuota ? memory.UsedInADay(now) : null);
            return Closed(until, isQuota);
        }
    }

    private void RefuseWhileClosed(DateTimeOffset now)
    {
        if (Deadline(now) is { } until) throw Closed(until, memory.Kept.ByQuota);
    }

    /// <summary>One that is farther off than Spotify ever asks for was set by a clock that was fast.</summary>
    private DateTimeOffset? Deadline(DateTimeOffset now) =>
        memory.Kept.ClosedUntil is { } until && until > now && until - now <= LongestPause ? until : null;

    private static SpotifyException Closed(DateTimeOffset until, bool isQuota) => new(
        isQuota
            ? $"The day's requests of your Spotify app are used up; Spotify answers again at {Clock(until)}."
            : $"Spotify asks the box to wait until {Clock(until)}, as it was asked too often.",
        SpotifyTrouble.Limited,
        until);

    private static SpotifyException Held(string sentence, DateTimeOffset until) => new(sentence, SpotifyTrouble.Limited, until);

    /// <summary>UTC, as the box may stand anywhere.</summary>
    private static string Clock(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
}
