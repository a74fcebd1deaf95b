using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Music.Wishes;

/// <summary>
/// The wishes that wait, in the order in which they were made, kept over a restart. What is two hours old is forgotten. Not
/// for two threads at once; the PlaybackController sees to that.
/// </summary>
internal sealed class WishStore(PersistedDocument<WishesDocument> file, TimeProvider time)
{
    public static readonly TimeSpan LivesFor = TimeSpan.FromHours(2);

    private readonly ClockJumps _jumps = new(time);
    private IReadOnlyList<Wish>? _wishes;

    public IReadOnlyList<Wish> Wishes => _wishes ??= Restored();

    public Wish? Find(string id) => Wishes.FirstOrDefault(wish => wish.Id == id);

    public void Add(Wish wish) => Keep([.. Wishes, wish]);

    public void Remove(string id) => Keep([.. Wishes.Where(wish => wish.Id != id)]);

    public void Clear() => Keep([]);

    /// <summary>Follows a clock that was set, and forgets what is too old.</summary>
    public void Tick()
    {
        if (_jumps.Take() is { } jump) Keep([.. Wishes.Select(wish => wish with { At = Moved(wish.At, jump) })]);
        var since = time.GetUtcNow() - LivesFor;
        if (Wishes.Any(wish => wish.At <= since)) Keep([.. Wishes.Where(wish => wish.At > since)]);
    }

    /// <summary>The clock of the run before may have been wrong: nothing was wished in the future.</summary>
    private List<Wish> Restored()
    {
        var now = time.GetUtcNow();
        return [.. (file.Read()?.Wishes ?? []).Select(wish => wish.At > now ? wish with { At = now } : wish)];
    }

    private static DateTimeOffset Moved(DateTimeOffset at, TimeSpan by)
    {
        var ticks = Math.Clamp(at.UtcTicks + by.Ticks, DateTimeOffset.UnixEpoch.UtcTicks, DateTimeOffset.MaxValue.UtcTicks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private void Keep(IReadOnlyList<Wish> wishes)
    {
        if (wishes.SequenceEqual(Wishes)) return;
        _wishes = wishes;
        file.Write(new WishesDocument(wishes));
    }
}

/// <summary>The document in <c>wishes.json</c>.</summary>
internal sealed record WishesDocument(IReadOnlyList<Wish> Wishes)
{
    public static bool IsSound(WishesDocument document) =>
        document.Wishes.Count <= LiveWishes.Most
        && document.Wishes.All(wish =>
            wish is { Id: not null, Guest: not null, Track: not null, Words: not null, At.Year: >= 1970 and <= 9000 }
            && GuestWords.Clean(wish.Words) == wish.Words)
        && document.Wishes.Select(wish => wish.Id).Distinct().Count() == document.Wishes.Count;
}

/// <summary>What a guest wishes for. It is all that is kept of a guest, and goes when the track begins.</summary>
/// <param name="Id">See <see cref="GuestMark.OfWish"/>.</param>
/// <param name="Guest">See <see cref="GuestMark"/>: for taking turns.</param>
/// <param name="Track">The track's id.</param>
/// <param name="Words">To the house; empty: nothing.</param>
/// <param name="At">UTC.</param>
internal sealed record Wish(string Id, string Guest, string Track, string Words, DateTimeOffset At);
