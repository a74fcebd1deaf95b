using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Tastes;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>
/// Brings together what a choice rests on: the library, the owner's filter, the mood, what was played and what was said.
/// Not for two threads at once; the Dj sees to that.
/// </summary>
internal sealed class Selection(IRecommender recommender, Shelf shelf, TasteMemory taste, SharedTaste shared, MusicSettings settings, TimeProvider time)
{
    /// <summary>How long a track that failed is set aside.</summary>
    private static readonly TimeSpan AsideFor = TimeSpan.FromMinutes(10);

    /// <summary>Where everything else failed, too: long enough that a broken library does not fill the history.</summary>
    private static readonly TimeSpan AsideAtLeast = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, DateTimeOffset> _aside = [];
    private TrackFilter _filter = TrackFilter.None;
    private RoomMood? _seen;
    private (Contracts.Mood? Mood, DateTimeOffset Until)? _said;

    /// <summary>The newest first.</summary>
    public List<PlayedTrack> Played { get; } = [];

    /// <summary>The room's mood as the camera has it, or null while nothing was seen.</summary>
    public Contracts.Mood? RoomMood => _seen?.Mood;

    /// <summary>What the music aims at now, or null.</summary>
    public MoodTarget? Target
    {
        get
        {
            if (_said is { } said && time.GetUtcNow() < said.Until)
                return said.Mood is { } mood && MoodRegions.Centre(mood) is { } centre ? new MoodTarget(mood, settings.Aim.From(centre), 1) : null;
            return _seen is { Affect: { } affect, Mood: not Contracts.Mood.Unknown } seen && time.GetUtcNow() - seen.At < settings.MoodFreshFor
                ? new MoodTarget(seen.Mood, settings.Aim.From(affect), seen.Confidence)
                : null;
        }
    }

    public IReadOnlyList<Choice> Choose(int count)
    {
        var now = time.GetUtcNow();
        if (Choose(count, _aside.Where(pair => now - pair.Value < AsideFor)) is { Count: > 0 } choices) return choices;
        return Choose(count, _aside.Where(pair => now - pair.Value < AsideAtLeast));
    }

    public void Observe(RoomMood mood) => _seen = mood;

    /// <summary>A person's word goes before the camera's for a while. Without a mood it only says that the camera's is wrong.</summary>
    public void PersonSays(Contracts.Mood? mood) => _said = (mood, time.GetUtcNow() + settings.CorrectionFor);

    public void Allow(RoomSettings wanted) => _filter = new TrackFilter(wanted);

    public void SetAside(string track) => _aside[track] = time.GetUtcNow();

    /// <summary>Why <see cref="Choose(int)"/> finds nothing, and what to do.</summary>
    public string WhyNothing()
    {
        if (!shelf.IsRead) return "The library is being read.";
        if (shelf.Catalogue.Tracks.Count > 0) return WhyNothingOf(shelf.Catalogue.Tracks.Count);
        return settings.LibraryFolder.Length > 0
            ? $"There is no music. Put files with tags into {settings.LibraryFolder}; they are found by themselves."
            : "There is no music. Put files with tags into the player's music folder, then update it (mpc update).";
    }

    private string WhyNothingOf(int count)
    {
        var allowed = shelf.Catalogue.Tracks.Where(_filter.Passes).ToList();
        if (allowed.Count == 0) return $"None of the {count} tracks is allowed by the room's settings ({_filter}). Allow more, or tag the files.";
        var vetoed = taste.Taste.Disliked.ToHashSet();
        return allowed.All(track => vetoed.Contains(track.Id))
            ? "Somebody dislikes every track that is allowed. Take a dislike back, or allow more."
            : "Every track that is allowed failed to play. They are tried again in half a minute; look at the player and the files.";
    }

    private IReadOnlyList<Choice> Choose(int count, IEnumerable<KeyValuePair<string, DateTimeOffset>> aside) => recommender.Choose(
        new ChoiceRequest(shelf.Catalogue, _filter, Target, Played, taste.Taste, taste.Taste.Disliked.ToHashSet(), aside.Select(pair => pair.Key).ToHashSet(), time.GetUtcNow())
        {
            Model = shared.Model,
            MoodShare = settings.MoodWeight,
            Seed = Played.Count == 0 ? 0 : Played[0].At.UtcTicks,
        },
        count).Choices;
}
