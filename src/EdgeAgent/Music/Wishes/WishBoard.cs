using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Music.Recommendation;

namespace Roomtone.EdgeAgent.Music.Wishes;

/// <summary>
/// The wishes as they stand between what plays and what comes next, and which of them comes. At most one at a time stands among
/// what comes next. Not for two threads at once; the PlaybackController sees to that.
/// </summary>
internal sealed class WishBoard(
    WishStore store,
    WishHours hours,
    WishRules rules,
    GuestTurns turns,
    GuestVotes votes,
    PlayQueue queue,
    TrackPlayer player,
    TrackSelector selection,
    CatalogueProvider catalogues,
    MusicSettings settings,
    TimeProvider time)
{
    private const string NothingPlays = "It comes when music plays again.";

    private NowPlaying? _playing;
    private Wish? _sounding;

    /// <summary>Follows what plays and the clock.</summary>
    public void Follow()
    {
        store.Tick();
        if (player.State.Current == _playing) return;
        var isOther = player.State.Current?.Track.Id != _playing?.Track.Id;
        _playing = player.State.Current;
        if (!isOther) return;
        _sounding = _playing is null ? null : store.Wishes.FirstOrDefault(wish => IdOf(wish) == _playing.Track.Id);
        votes.Forget();
        if (_playing is not null) turns.Began(_sounding?.Guest);
        if (_sounding is { } begun) store.Remove(begun.Id);
    }

    /// <summary>The wish whose turn it is now; null where none is ready, or one stands among what comes next already.</summary>
    public Wish? Due()
    {
        if (store.Wishes.Count == 0 || !hours.IsOn || !IsPlaying || queue.Tracks.Any(queued => queued.IsWish)) return null;
        return Plan() is [{ Place: 0 } first, ..] ? first.Of.Wish : null;
    }

    /// <summary>Puts it among what comes next: behind what people of the house have put there one by one, before their playlists.</summary>
    public void LineUp(Wish wish)
    {
        List<QueuedTrack> order = [.. queue.Tracks.Where(queued => queued.Track != IdOf(wish))];
        var behind = order.FindIndex(queued => queued.Playlist is not null);
        order.Insert(behind < 0 ? order.Count : behind, new QueuedTrack(IdOf(wish), "a guest") { IsWish = true });
        queue.Replace(order.Take(PlayQueue.Most));
    }

    public LiveWishes Show()
    {
        var (isOpen, sentence) = hours.Now();
        IEnumerable<LiveWish> waiting = store.Wishes.Count == 0 ? [] : [.. Lined(), .. Planned(), .. Held()];
        return new LiveWishes(time.GetUtcNow(), isOpen, sentence, [.. Sounding(), .. waiting], votes.Likes, votes.Dislikes);
    }

    /// <summary>By the id that the library has now: another copy may stand for a recording than when it was wished for.</summary>
    public string IdOf(Wish wish) => catalogues.Catalogue.Find(wish.Track)?.Id ?? wish.Track;

    private bool IsPlaying => player.State is { Wanted: PlayState.Playing, Current: not null };

    private IEnumerable<Wish> Waiting => store.Wishes.Where(wish => !IsLined(wish));

    private bool IsLined(Wish wish) => queue.Tracks.Any(queued => queued.IsWish && queued.Track == IdOf(wish));

    private IEnumerable<LiveWish> Sounding() =>
        _sounding is { } wish ? [Told(wish, WishState.Sounding, TimeSpan.Zero, IsPlaying ? "It sounds now." : "It is paused.")] : [];

    private IEnumerable<LiveWish> Lined() => store.Wishes.Where(IsLined).Select(wish =>
    {
        var track = catalogues.Catalogue.Find(wish.Track);
        var refusal = track is null ? "It is not in the library any more." : rules.Now()(track);
        if (refusal is not null) return Told(wish, WishState.Next, null, refusal);
        if (!IsPlaying) return Told(wish, WishState.Next, null, NothingPlays);
        var comesIn = Left + Before(wish);
        return Told(wish, WishState.Next, comesIn, Before(wish) > TimeSpan.Zero ? $"It comes in about {Minutes.In(comesIn)}." : "It comes next.");
    });

    private IEnumerable<LiveWish> Planned() => Plan().Select(planned =>
    {
        if (!hours.IsOn) return Told(planned.Of.Wish, WishState.Waiting, null, hours.Now().Sentence);
        if (!IsPlaying) return Told(planned.Of.Wish, WishState.Waiting, null, NothingPlays);
        var minutes = Minutes.In(planned.ComesIn);
        var why = planned.Of.Ready > Left ? planned.Of.Fit.Why : null;
        return Told(
            planned.Of.Wish, WishState.Waiting, planned.ComesIn, why is null ? $"It comes in about {minutes}." : $"{why}; in about {minutes}.");
    });

    /// <summary>What the rules refuse now; they may change.</summary>
    private IEnumerable<LiveWish> Held()
    {
        var refusalOf = rules.Now();
        foreach (var wish in Waiting)
        {
            var track = catalogues.Catalogue.Find(wish.Track);
            var refusal = track is null ? "It is not in the library any more." : refusalOf(track);
            if (refusal is not null) yield return Told(wish, WishState.Waiting, null, refusal);
        }
    }

    private IReadOnlyList<PlannedWish> Plan()
    {
        var refusalOf = rules.Now();
        List<WaitingWish> waiting = [];
        foreach (var wish in Waiting)
            if (catalogues.Catalogue.Find(wish.Track) is { } track && refusalOf(track) is null) waiting.Add(AsItFits(wish, track));
        var lined = store.Wishes.FirstOrDefault(IsLined)?.Guest;
        return WishPlan.Of(
            waiting, Left + Before(null), guest => turns.Of(guest) is var had && guest == lined ? new GuestTurn(had.Count + 1, 0) : had);
    }

    private WaitingWish AsItFits(Wish wish, Track track)
    {
        var fit = selection.MoodShare > 0 ? WishFit.Of(track.Affect, selection.Target, settings.MoodSureFrom) : default;
        return new WaitingWish(wish, fit, wish.At + fit.Wait - time.GetUtcNow(), LengthOf(track.Info));
    }

    /// <summary>What is left of the track that plays.</summary>
    private TimeSpan Left => player.State.Current is null ? TimeSpan.Zero : player.State.Remaining ?? WishPlan.UsualTrack;

    /// <summary>How long what comes before a wish takes; null: before one that is put there now.</summary>
    private TimeSpan Before(Wish? wish) => queue.Tracks
        .TakeWhile(queued => wish is null ? queued.Playlist is null : queued.Track != IdOf(wish))
        .Aggregate(TimeSpan.Zero, (sum, queued) => sum + LengthOf(catalogues.Catalogue.Find(queued.Track)?.Info));

    private static TimeSpan LengthOf(TrackInfo? track) =>
        track is { DurationSeconds: > 0 and < 86_400 and var seconds } ? TimeSpan.FromSeconds(seconds) : WishPlan.UsualTrack;

    private LiveWish Told(Wish wish, WishState state, TimeSpan? comesIn, string sentence)
    {
        var track = catalogues.Catalogue.Find(wish.Track)?.Info;
        return new LiveWish(
            wish.Id,
            TrackMark.Of(track?.Id ?? wish.Track),
            EventText.Shortened(track?.Title ?? "A song", LiveWish.LongestTitle),
            EventText.Shortened(track?.Artist ?? "", LiveWish.LongestTitle),
            wish.Words,
            wish.At,
            state,
            time.GetUtcNow() + comesIn,
            sentence);
    }
}
