using System.Globalization;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Speaker.Page.YouTube;

/// <summary>
/// What of a day's quota a key has used: searches in a bucket of their own, and units for everything else, until midnight
/// in California (https://developers.google.com/youtube/v3/determine_quota_cost, read 2026-11-30). A question that fails counts as
/// well. Kept on disk before it is asked.
/// </summary>
internal sealed class YouTubeQuota(
    PersistedDocument<YouTubeQuota.Document> file, YouTubeSettings settings, YouTubeKey key, TimeProvider time)
{
    /// <summary>Where the zone's rules are not on the disk: an hour wrong in summer.</summary>
    private static readonly TimeSpan WinterOffset = TimeSpan.FromHours(-8);

    private static readonly TimeZoneInfo California = Zone();

    private readonly Lock _gate = new();
    private Document? _kept;

    /// <summary>How many searches are left until midnight in California.</summary>
    public int SearchesLeft
    {
        get
        {
            lock (_gate) return Today is { SearchesOver: true } ? 0 : Math.Max(0, settings.SearchesPerDay - Today.Searches);
        }
    }

    private Day Today => (_kept ??= file.Read() ?? Document.Fresh).Days.FirstOrDefault(IsToday) ?? new Day(key.Mark, Name, 0, 0);

    private string Name => DateOf(time.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Counts one question.</summary>
    /// <exception cref="YouTubeException">It may not be asked today.</exception>
    public void Spend(bool isSearch)
    {
        lock (_gate)
        {
            var today = Today;
            var (used, most, isOver) = isSearch
                ? (today.Searches, settings.SearchesPerDay, today.SearchesOver)
                : (today.Units, settings.UnitsPerDay, today.UnitsOver);
            if (isOver || used >= most) throw Over(isSearch);
            Keep(isSearch ? today with { Searches = today.Searches + 1 } : today with { Units = today.Units + 1 });
        }
    }

    /// <summary>YouTube itself says that it is used up: another program may use the same key.</summary>
    public YouTubeException UsedUp(bool isSearch)
    {
        lock (_gate)
        {
            Keep(isSearch ? Today with { SearchesOver = true } : Today with { UnitsOver = true });
            return Over(isSearch);
        }
    }

    private YouTubeException Over(bool isSearch)
    {
        var what = isSearch ? $"{settings.SearchesPerDay} searches" : $"{settings.UnitsPerDay} questions";
        return new($"The {what} a day of your key for YouTube are used up until {Until()}, when a day begins in California.", trouble: YouTubeTrouble.All);
    }

    private string Until()
    {
        var midnight = DateOf(time.GetUtcNow()).AddDays(1).ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(midnight, California).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
    }

    private bool IsToday(Day day) => day.Key == key.Mark && day.Date == Name;

    private void Keep(Day today)
    {
        _kept = new([.. _kept!.Days.Where(day => day.Date == today.Date && day.Key != today.Key), today]);
        file.Write(_kept);
    }

    private static DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, California).DateTime);

    private static TimeZoneInfo Zone() => TimeZoneInfo.TryFindSystemTimeZoneById("America/Los_Angeles", out var zone)
        ? zone
        : TimeZoneInfo.CreateCustomTimeZone("California", WinterOffset, "California", "California");

    internal sealed record Document(IReadOnlyList<Day> Days)
    {
        public static Document Fresh { get; } = new([]);

        public static bool IsSound(Document document) =>
            document.Days is not null && document.Days.All(day => day is { Key: not null, Date: not null, Searches: >= 0, Units: >= 0 });
    }

    /// <param name="Key">The mark of the key.</param>
    /// <param name="Date">The day in California.</param>
    /// <param name="Searches">How many were asked.</param>
    /// <param name="Units">How many units everything else has cost.</param>
    /// <param name="SearchesOver">YouTube itself said that no search is left.</param>
    /// <param name="UnitsOver">YouTube itself said that no unit is left.</param>
    internal sealed record Day(string Key, string Date, int Searches, int Units, bool SearchesOver = false, bool UnitsOver = false);
}
