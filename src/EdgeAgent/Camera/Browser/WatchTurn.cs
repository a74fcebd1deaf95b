namespace Roomtone.EdgeAgent.Camera.Browser;

/// <summary>Which page watches the room, since when it is silent, and how often it may speak. Not thread-safe. Times are steady.</summary>
internal sealed class WatchTurn
{
    /// <summary>A page that says nothing for this long is gone.</summary>
    public static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(3);

    private readonly ReadingRate _rate = new();
    private Guid? _page;
    private TimeSpan _heardAt;
    private TimeSpan? _lostAt;

    public bool IsTaken => _page is not null;

    /// <summary>Whether it is that page's turn, or may become it.</summary>
    public bool IsFreeFor(Guid page) => _page is null || _page == page;

    /// <summary>The page whose turn it is has spoken.</summary>
    /// <returns>How long nobody watched, where the page before was lost.</returns>
    public TimeSpan? Hear(Guid page, TimeSpan now)
    {
        var away = _page is null ? now - _lostAt : null;
        (_page, _heardAt, _lostAt) = (page, now, null);
        return away;
    }

    public bool Takes(TimeSpan now) => _rate.Takes(now);

    /// <summary>How long the page may still say nothing; not above zero where it is gone.</summary>
    public TimeSpan Left(TimeSpan now) => _heardAt + GoneAfter - now;

    public void Lose(TimeSpan now) => (_page, _lostAt) = (null, now);

    /// <summary>Nobody was lost: it was ended by a person.</summary>
    public void Clear() => (_page, _lostAt) = (null, null);
}
