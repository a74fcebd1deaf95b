using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Queue;

/// <summary>
/// What comes next: what people have put there, then the box's own choices, made in advance so that they can be shown and
/// moved. These follow the room: where its rules, its mood or what people say of the music changes, they are made again.
/// Not for two threads at once; the PlaybackController sees to that.
/// </summary>
internal sealed partial class LineUp(
    PlayQueue queue,
    QueueRules rules,
    TrackSelector selection,
    CatalogueProvider catalogues,
    TimeProvider time,
    ILogger<LineUp> logger)
{
    /// <summary>A mood that has moved less far on its plane, and is as sure as before but for this, asks for the same music.</summary>
    private const double Near = 0.1;

    private static readonly TimeSpan NoticeFor = TimeSpan.FromMinutes(10);

    private readonly List<NextTrack> _own = [];
    private Catalogue? _known;
    private ChoiceBasis _basis;
    private string? _lined;
    private bool _hasBegun;
    private (string Sentence, TimeSpan At)? _notice;

    /// <summary>Whether people have put tracks there.</summary>
    public bool IsAsked => Asked.Count > 0;

    /// <summary>What comes next; null where nothing may. What people have put there and the rules refuse is passed over.</summary>
    public NextUp? First()
    {
        foreach (var queued in Asked)
        {
            if (rules.RefusalOf(queued) is not { } refusal) return Of(queued);
            if (refusal.IsFinal) PassOver(queued, refusal.Why);
        }

        while (Own(1) is [var next, ..])
        {
            if (selection.Allows(next.Choice.Track.Id)) return Of(next);
            _own.Remove(next); // Its file has changed.
        }

        return null;
    }

    /// <summary>As it is shown to people.</summary>
    public UpcomingTracks Show()
    {
        List<UpcomingTrack> shown = [.. Asked.Take(UpcomingTracks.Shown).Select(Shown)];
        var own = Own(UpcomingTracks.Shown - shown.Count).Take(UpcomingTracks.Shown - shown.Count);
        return new UpcomingTracks(
            [.. shown, .. own.Select(next => new UpcomingTrack(next.Choice.Track.Info, next.Choice.Why))],
            Math.Max(0, Asked.Count - UpcomingTracks.Shown),
            Asked.FirstOrDefault(queued => queued.Playlist is not null)?.Playlist,
            _notice is { } notice && time.Steady - notice.At < NoticeFor ? notice.Sentence : null);
    }

    /// <summary>Whether it is among what comes next.</summary>
    public bool Has(string track) => Asked.Any(queued => queued.Track == track) || _own.Any(next => next.Choice.Track.Id == track);

    /// <summary>
    /// Puts a track at a place. What the box has chosen to come before it stays there, too, as if the same person had put it
    /// there.
    /// </summary>
    /// <param name="track">Its id.</param>
    /// <param name="place">From 1; null: after all that people have put there, before what the calendar has.</param>
    /// <param name="by">Who asks.</param>
    public void Put(string track, int? place, string by)
    {
        var moved = Asked.FirstOrDefault(queued => queued.Track == track) ?? new QueuedTrack(track, by);
        List<QueuedTrack> order = [.. Asked.Where(queued => queued.Track != track)];
        var asked = order.Count;
        order.AddRange(
            _own.Select(next => next.Choice.Track.Id).Where(own => own != track && order.TrueForAll(queued => queued.Track != own))
                .Select(own => new QueuedTrack(own, by)));
        var peoples = order.FindIndex(queued => queued.IsScheduled) is >= 0 and var first ? first : asked;
        var at = Math.Min((place ?? (peoples + 1)) - 1, order.Count);
        order.Insert(at, moved);
        queue.Replace(order.Take(Math.Max(asked, at) + 1).Take(PlayQueue.Most));
    }

    /// <summary>Somebody does not want it to come next.</summary>
    public void Remove(string track)
    {
        queue.Remove(track);
        _own.RemoveAll(next => next.Choice.Track.Id == track);
    }

    /// <summary>It has begun, or cannot be played.</summary>
    public void Leave(string track)
    {
        queue.Leave(track);
        _own.RemoveAll(next => next.Choice.Track.Id == track);
        (_lined, _hasBegun) = (null, true);
    }

    /// <summary>The speaker goes on to it by itself, so another mood does not change it any more; null: nothing is lined up.</summary>
    public void LineUpWith(string? track) => _lined = track;

    /// <summary>By the ids that the library has now: another copy may stand for a recording than when it was put there.</summary>
    private IReadOnlyList<QueuedTrack> Asked
    {
        get
        {
            if (catalogues.Catalogue is var now && now != _known)
            {
                _known = now;
                var tracks = queue.Tracks.Select(queued => queued with { Track = now.Find(queued.Track)?.Id ?? queued.Track }).ToList();
                if (!tracks.SequenceEqual(queue.Tracks)) queue.Replace(tracks.DistinctBy(queued => queued.Track));
            }

            return queue.Tracks;
        }
    }

    private List<NextTrack> Own(int count)
    {
        Forget();
        while (_own.Count < count && selection.Next(Coming()) is { } next && !Has(next.Choice.Track.Id)) _own.Add(next);
        return _own;
    }

    private List<(TrackInfo Track, string? Turn)> Coming()
    {
        List<(TrackInfo Track, string? Turn)> coming = [];
        foreach (var queued in Asked)
            if (catalogues.Catalogue.Find(queued.Track) is { } track) coming.Add((track.Info, queued.Turn));
        coming.AddRange(_own.Select(own => (own.Choice.Track.Info, own.For)));
        return coming;
    }

    /// <summary>What was chosen for a room that is not so any more.</summary>
    private void Forget()
    {
        if (selection.Basis is var basis && basis != _basis)
        {
            (_basis, _lined) = (basis, null);
            _own.Clear();
        }

        var target = selection.Target;
        _own.RemoveAll(next =>
            !MayCome(next.Choice.Track.Id) || (next.Choice.Track.Id != _lined && IsForAnother(next.Record.Target, target)));
        _hasBegun = false;
    }

    private bool MayCome(string own) =>
        catalogues.Catalogue.Find(own) is { } track
        && selection.Filter.Passes(track)
        && !selection.HasJustFailed(own)
        && !Asked.Any(queued => queued.Track == own);

    /// <summary>A little way of the mood counts only when a track begins, so that what is shown does not hop.</summary>
    private bool IsForAnother(MoodTarget? then, MoodTarget? now) =>
        then?.Mood != now?.Mood
        || then?.Aim != now?.Aim
        || (_hasBegun && then is not null && now is not null && Distance(then, now) > Near);

    private static double Distance(MoodTarget a, MoodTarget b) => Math.Max(
        double.Hypot(a.Affect.Valence - b.Affect.Valence, a.Affect.Arousal - b.Affect.Arousal), Math.Abs(a.Confidence - b.Confidence));

    private UpcomingTrack Shown(QueuedTrack queued) => new(
        catalogues.Catalogue.Find(queued.Track)?.Info ?? Unknown(queued.Track),
        rules.RefusalOf(queued) switch
        {
            null => queued.Why,
            { IsFinal: true, Why: var why } => $"It is going to be passed over. {why}",
            { Why: var why } => $"It waits. {why}",
        },
        queued.By);

    private static TrackInfo Unknown(string track) => new(TrackProvider.Of(track), track, Path.GetFileName(track), "", "", "", "", null, 0);

    private NextUp Of(QueuedTrack queued) =>
        new(new NowPlaying(catalogues.Catalogue.Find(queued.Track)!.Info, null, queued.Why) { Turn = queued.Turn }, null);

    private static NextUp Of(NextTrack next) => new(NowPlaying.Of(next), next);

    private void PassOver(QueuedTrack queued, string why)
    {
        var title = catalogues.Catalogue.Find(queued.Track)?.Info.Title ?? Path.GetFileName(queued.Track);
        queue.Leave(queued.Track);
        _notice = ($"{title}, which {queued.By} put there, was passed over. {why}", time.Steady);
        LogPassedOver(queued.Track, why);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Track} does not come next although somebody put it there. {Why}")]
    private partial void LogPassedOver(string track, string why);
}

/// <summary>The track that comes next.</summary>
/// <param name="Playing">As it is going to play.</param>
/// <param name="Chosen">How the box has chosen it; null where a person put it there.</param>
internal sealed record NextUp(NowPlaying Playing, NextTrack? Chosen);
