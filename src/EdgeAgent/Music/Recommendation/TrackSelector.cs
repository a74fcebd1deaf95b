using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation.Choices;
using Roomtone.EdgeAgent.Music.Recommendation.Exploration;
using Roomtone.EdgeAgent.Music.Recommendation.Model;
using Roomtone.Recommender;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// Brings together what a choice rests on: the library, the owner's filter, the mood, whose turn it is, what was played,
/// said and learned. Not for two threads at once; the PlaybackController sees to that.
/// </summary>
internal sealed class TrackSelector(
    IRecommender recommender,
    CatalogueProvider catalogues,
    FairScheduler turns,
    SharedModel shared,
    RoomTarget target,
    AimPolicy policy,
    BanditStore learning,
    MusicSettings settings,
    TimeProvider time
)
{
    /// <summary>So many files that have changed since their tags were read are passed over at once.</summary>
    private const int MostChanged = 20;

    private const int LongestHistory = 1000;

    private const int MostPassedOver = 200;

    private readonly FailedTracks _aside = new(time);
    private readonly ClockJumps _jumps = new(time);
    private TrackFilter _filter = TrackFilter.None;
    private double _bend = 1;

    /// <summary>The newest first.</summary>
    public List<PlayedTrack> Played { get; } = [];

    /// <summary>What people did not want to come next, the newest first: it comes again when a track of then would.</summary>
    public List<PlayedTrack> PassedOver { get; } = [];

    /// <inheritdoc cref="RoomTarget.RoomMood"/>
    public Contracts.Mood? RoomMood => target.RoomMood;

    /// <summary>How much a fully sure mood weighs: the more, the surer it is that steering helps.</summary>
    public double MoodShare => FullMoodShare * _bend;

    private double FullMoodShare => settings.MoodWeight * learning.Learned.SteeringHelps;

    /// <summary>What to play next, now and then by another way than the rule, and why in full.</summary>
    /// <param name="coming">What comes before it, in its order; nothing by default.</param>
    /// <returns>Null where no track may come.</returns>
    public NextTrack? Next(IReadOnlyList<(TrackInfo Track, string? Turn)>? coming = null)
    {
        for (var attempt = 0; attempt < MostChanged; attempt++)
        {
            if (Draw(coming ?? []) is not { } next) return null;
            if (IsAsTagged(next.Choice.Track)) return next;
            SetAside(next.Choice.Track.Id);
        }

        return null;
    }

    /// <summary>Whether a track that was chosen may still come, as rules and files are now.</summary>
    public bool Allows(string id) => catalogues.Catalogue.Find(id) is not { } track || (_filter.Passes(track) && IsAsTagged(track));

    /// <summary>What the room's rules let through now.</summary>
    public TrackFilter Filter => _filter;

    /// <summary>What the music aims at now; null where it follows no mood.</summary>
    public MoodTarget? Target => target.Now;

    /// <summary>What a choice that was made in advance rests on, but for the room's mood: with another one it is made again.</summary>
    public ChoiceBasis Basis => new(_filter, turns.Words, SaidMood is { } said ? (said.Mood, said.By) : null, catalogues.Order);

    private NextTrack? Draw(IReadOnlyList<(TrackInfo Track, string? Turn)> coming)
    {
        FollowClock();
        var played = History(coming);
        var draw = ExplorationDecision.Of(SeedOf(played), learning.Learned, settings.Exploration, settings.BlindToMood);
        var request = Request(turns.Order(played)[0], draw, played);
        if (Choose(request, 1) is not ({ Choices: [var choice] } found, var asked)) return null;
        var drawn = new ChoiceProvenance(draw.Strategy, draw.Explored, draw.Blind, request.Mood is { Aim: not MusicAim.Hold });
        return new NextTrack(choice, drawn, asked.For, Record(asked, draw, found, choice));
    }

    /// <summary>What would fit next by the rule, best first; in a group by turns.</summary>
    public IReadOnlyList<Choice> Suggest(int count)
    {
        FollowClock();
        var played = History([]);
        var lists = turns.Order(played)
            .Select(person => Choose(Request(person, ExplorationDecision.Rule, played), count).Found.Choices).ToList();
        if (lists.Count == 1) return lists[0];
        var choices = lists.SelectMany(list => list).DistinctBy(choice => choice.Track.Id).ToList();
        var number = choices.Select((choice, place) => (choice.Track.Id, place)).ToDictionary(entry => entry.Id, entry => entry.place);
        int[][] rankings = [.. lists.Select(list => list.Select(choice => number[choice.Track.Id]).ToArray())];
        return [.. RoundRobinMerge.Merge(rankings, new HashSet<int>(), count).Select(place => choices[place])];
    }

    /// <summary>The track was put on.</summary>
    public void Took(NextTrack next)
    {
        if (next.Choice.For is { } point) policy.Took(point);
    }

    public void Observe(RoomMood mood) => target.Observe(mood);

    /// <inheritdoc cref="RoomTarget.PersonSays"/>
    public void PersonSays(Contracts.Mood? mood, string by, TimeSpan? holds = null) => target.PersonSays(mood, by, holds);

    /// <inheritdoc cref="RoomTarget.Said"/>
    public SaidMood? SaidMood => target.Said;

    public void TakeBackMood() => target.TakeBack();

    public void Allow(RoomSettings wanted)
    {
        _filter = new TrackFilter(wanted);
        policy.Apply(wanted);
        turns.Apply(wanted);
    }

    /// <summary>How far the mood may bend the choice, 0 (not at all) to 1 (its full share).</summary>
    public void BendBy(double share) => _bend = share;

    /// <summary>A track begins to play.</summary>
    public void Remember(string track, string artist, string? turn)
    {
        FollowClock();
        Played.Insert(0, new PlayedTrack(track, artist, time.GetUtcNow(), turn));
        if (Played.Count > LongestHistory) Played.RemoveAt(LongestHistory);
    }

    /// <summary>Somebody does not want it to come next.</summary>
    public void PassOver(string track)
    {
        FollowClock();
        PassedOver.RemoveAll(passed => passed.Track == track);
        PassedOver.Insert(0, new PlayedTrack(track, "", time.GetUtcNow()));
        if (PassedOver.Count > MostPassedOver) PassedOver.RemoveAt(MostPassedOver);
    }

    /// <inheritdoc cref="Restore"/>
    public void RestorePassedOver(IEnumerable<PlayedTrack> passed)
    {
        FollowClock();
        PassedOver.AddRange(PlayedTimes.Restored(passed, time.GetUtcNow()));
    }

    /// <summary>Takes up what was played before the agent started, the newest first.</summary>
    public void Restore(IEnumerable<PlayedTrack> played)
    {
        FollowClock();
        Played.AddRange(PlayedTimes.Restored(played, time.GetUtcNow()));
    }

    /// <summary>What was played for these people was played for nobody.</summary>
    public void Forget(IReadOnlySet<string> names)
    {
        for (var i = 0; i < Played.Count; i++)
            if (Played[i].For is { } person && names.Contains(person)) Played[i] = Played[i] with { For = null };
    }

    /// <param name="track">Its id.</param>
    /// <param name="why">One sentence; null where it is not known to be the track's fault.</param>
    public void SetAside(string track, string? why = null) => _aside.Put(track, why);

    /// <inheritdoc cref="FailedTracks.Doubt"/>
    public void Doubt(string track, string why) => _aside.Doubt(track, why);

    /// <summary>The track was heard to its end.</summary>
    public void Completed(string track) => _aside.Forgive(track);

    /// <inheritdoc cref="FailedTracks.JustFailed"/>
    public bool HasJustFailed(string track) => _aside.JustFailed.Contains(track);

    /// <summary>Why tracks failed that have not been heard to their end since.</summary>
    public IReadOnlyDictionary<string, string> Faults => _aside.Faults;

    /// <summary>What somebody who is here dislikes.</summary>
    public IReadOnlySet<string> Vetoed => turns.Vetoed;

    /// <summary>Why <see cref="Next"/> finds nothing, and what to do.</summary>
    public string WhyNothing()
    {
        if (!catalogues.IsRead) return catalogues.WhyUnread;
        var playable = catalogues.ToChooseFrom.SelectMany(catalogue => catalogue.Tracks).ToList();
        if (playable.Count > 0) return WhyNothingOf(playable);
        return settings.LibraryFolder.Length > 0
            ? $"There is no music. Put files with tags into {settings.LibraryFolder}; they are found by themselves."
            : "There is no music. Put files with tags into the player's music folder, then update it (mpc update).";
    }

    private static long SeedOf(IReadOnlyList<PlayedTrack> played) => played.Count == 0 ? 0 : played[0].At.UtcTicks;

    private string WhyNothingOf(List<Track> playable)
    {
        var allowed = playable.Where(_filter.Passes).ToList();
        if (allowed.Count == 0 && catalogues.Waiting.Values.FirstOrDefault() is { } waiting && playable.Exists(IsWaiting))
            return $"Nothing may play before it is known to be allowed by the room's settings ({_filter}). {waiting}";
        if (allowed.Count == 0)
            return $"None of the {playable.Count} tracks is allowed by the room's settings ({_filter}). Allow more, or tag the files.";
        var vetoed = turns.Vetoed;
        return allowed.All(track => vetoed.Contains(track.Id))
            ? "Somebody dislikes every track that is allowed. Take a dislike back, or allow more."
            : "Every track that is allowed failed to play. They are tried again in half a minute; look at the player and the files.";
    }

    private bool IsWaiting(Track track) => _filter.RefusalOf(track) == Refusal.TagsWaiting;

    /// <summary>Where tags decide, a file that changed after they were read has none that count.</summary>
    private bool IsAsTagged(Track track) =>
        !_filter.NeedsTags || FileVersion.IsCurrent(settings.LibraryFolder, track.Id, track.Modified) != false;

    private void FollowClock()
    {
        if (_jumps.Take() is not { } jump) return;
        PlayedTimes.Move(Played, jump);
        PlayedTimes.Move(PassedOver, jump);
    }

    /// <summary>What counts as played when these have been played, the newest first.</summary>
    private List<PlayedTrack> History(IReadOnlyList<(TrackInfo Track, string? Turn)> coming)
    {
        if (coming.Count == 0 && PassedOver.Count == 0) return Played;
        var from = Played.Count == 0 ? time.GetUtcNow() : Played[0].At;
        var then = coming.Select((entry, i) =>
            new PlayedTrack(entry.Track.Id, entry.Track.MainArtist(), from + TimeSpan.FromSeconds(i + 1), entry.Turn));
        // A track that was passed over does not stand before the one that plays: that one must not come twice in a row.
        return [.. then.Reverse(), .. Played.Take(1), .. Played.Skip(1).Concat(PassedOver).OrderByDescending(track => track.At)];
    }

    private ChoiceRequest Request(string? person, ExplorationDecision draw, IReadOnlyList<PlayedTrack> played) =>
        new(Catalogue.Empty, _filter, target.Now, played, turns.TasteOf(person), turns.Vetoed, _aside.Tracks, time.GetUtcNow())
        {
            Model = shared.Model,
            Strategy = draw.Strategy,
            // A point that the owner holds is not the mood's.
            MoodShare = draw.Blind ? 0 : policy.Held is null ? MoodShare : FullMoodShare,
            IsBlind = draw.Blind,
            Seed = SeedOf(played),
            For = person,
        };

    /// <summary>Where nothing of the first provider may come, another one's track is better than silence.</summary>
    private (Recommendation Found, ChoiceRequest Asked) Choose(ChoiceRequest request, int count)
    {
        (Recommendation Found, ChoiceRequest Asked) answer = default;
        foreach (var asked in Ways(request))
        {
            answer = (recommender.Choose(asked, count), asked);
            if (answer.Found.Choices.Count > 0) break;
        }

        return answer;
    }

    private IEnumerable<ChoiceRequest> Ways(ChoiceRequest request) =>
        from unplayable in new[] { request.Unplayable, _aside.JustFailed }
        from catalogue in catalogues.ToChooseFrom.DefaultIfEmpty(Catalogue.Empty)
        select request with { Catalogue = catalogue, Unplayable = unplayable };

    private ChoiceRecord Record(ChoiceRequest request, ExplorationDecision draw, Recommendation found, Choice choice) => new(
        ChoiceRecord.Version,
        request.Now,
        request.Seed,
        request.Model.Version,
        learning.Learned,
        settings.Exploration,
        settings.BlindToMood,
        draw,
        request.Mood,
        found.MoodShare,
        new FilterCounts(request.Catalogue.Tracks.Count, found.Allowed, request.Vetoed.Count, request.Unplayable.Count, _filter.ToString()),
        CandidateColumns.Of(found.Candidates),
        choice.Track.Id);
}

/// <param name="Filter">The room's rules.</param>
/// <param name="Words">See <see cref="PreferenceStore.Words"/>.</param>
/// <param name="Said">A person's word on the mood.</param>
/// <param name="Providers">Whose tracks can sound, best first.</param>
internal readonly record struct ChoiceBasis(TrackFilter Filter, int Words, (Contracts.Mood? Mood, string By)? Said, string Providers);

/// <param name="Choice">The track and why.</param>
/// <param name="Drawn">How it came to be chosen.</param>
/// <param name="For">Whose turn it is; null where it is for all.</param>
/// <param name="Record">Why in full.</param>
internal sealed record NextTrack(Choice Choice, ChoiceProvenance Drawn, string? For, ChoiceRecord Record);
