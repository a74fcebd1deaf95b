using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Web;

/// <summary>What of the budget must outlive a restart: the deadline that Spotify set, and what was used in the last day.</summary>
internal sealed class RateLimitState(PersistedDocument<RateLimitState.Document> file)
{
    /// <summary>A quota that was met once is not tried out again to the last request.</summary>
    private const double Caution = 0.9;

    private const int LeastPerDay = 500;

    /// <summary>Far above what a day can have.</summary>
    private const int MostKept = 100_000_000;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(5);

    private DateTimeOffset _written;

    public Document Kept { get => field ??= file.Read() ?? Document.Fresh; private set; }

    public int UsedInADay(DateTimeOffset now) => Kept.Hours.Where(hour => IsOfTheDay(hour, now)).Sum(hour => hour.Requests);

    public void Count(DateTimeOffset now)
    {
        var begin = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        var hours = Kept.Hours.Where(hour => IsOfTheDay(hour, now) && hour.Begin != begin).ToList();
        hours.Add(new Hour(begin, (Kept.Hours.FirstOrDefault(hour => hour.Begin == begin)?.Requests ?? 0) + 1));
        Kept = Kept with { Hours = hours };
        if (now - _written >= WriteEvery || now < _written) Write(now);
    }

    public void Close(DateTimeOffset until, int? usedUp)
    {
        var learned = usedUp is { } used ? Math.Max(LeastPerDay, (int)(used * Caution)) : Kept.LearnedPerDay;
        Kept = Kept with { ClosedUntil = until, ByQuota = usedUp is not null, LearnedPerDay = learned };
        file.Write(Kept);
    }

    /// <summary>Hours that are still to come were counted by a clock that was fast.</summary>
    private static bool IsOfTheDay(Hour hour, DateTimeOffset now) => hour.Begin > now - Day && hour.Begin <= now;

    private void Write(DateTimeOffset now)
    {
        _written = now;
        file.Write(Kept);
    }

    /// <param name="ClosedUntil">Spotify's deadline.</param>
    /// <param name="ByQuota">Whether the day's quota was its reason.</param>
    /// <param name="LearnedPerDay">How many requests a day it seems to bear; null while it never said.</param>
    /// <param name="Hours">Requests of the last day, by the hour.</param>
    internal sealed record Document(DateTimeOffset? ClosedUntil, bool ByQuota, int? LearnedPerDay, IReadOnlyList<Hour> Hours)
    {
        public static Document Fresh { get; } = new(null, false, null, []);

        public static bool IsSound(Document document) =>
            document.LearnedPerDay is null or >= LeastPerDay
            && document.Hours.All(hour => hour is { Requests: >= 0 })
            && document.Hours.Sum(hour => (long)hour.Requests) < MostKept;
    }

    internal sealed record Hour(DateTimeOffset Begin, int Requests);
}
