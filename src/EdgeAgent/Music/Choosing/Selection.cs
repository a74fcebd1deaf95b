using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>
/// Brings together what a choice rests on: the library, the owner's filter, the mood, what was played and what was said.
/// Not for two threads at once; the Dj sees to that.
/// </summary>
internal sealed class Selection(IRecommender recommender, Shelf shelf, TasteMemory taste, MusicSettings settings, TimeProvider time)
{
    /// <summary>How long a track that failed is set aside.</summary>
    private static readonly TimeSpan AsideFor = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, DateTimeOffset> _aside = [];
    private TrackFilter _filter = TrackFilter.None;
    private RoomMood? _seen;
    private (Contracts.Mood? Mood, DateTimeOffset Until)? _said;

    /// <summary>The newest first.</summary>
    public List<PlayedTrack> Played { get; } = [];

    public Taste Taste => taste.Taste;

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
        foreach (var track in _aside.Where(pair => pair.Value <= time.GetUtcNow()).Select(pair => pair.Key).ToList()) _aside.Remove(track);
        return recommender.Choose(new ChoiceRequest(shelf.Catalogue, _filter, Target, Played, Taste, _aside.Keys.ToHashSet(), Played.Count == 0 ? 0 : Played[0].At.UtcTicks), count);
    }

    public void Observe(RoomMood mood) => _seen = mood;

    /// <summary>A person's word goes before the camera's for a while. Without a mood it only says that the camera's is wrong.</summary>
    public void PersonSays(Contracts.Mood? mood) => _said = (mood, time.GetUtcNow() + settings.CorrectionFor);

    public void Allow(RoomSettings wanted) => _filter = new TrackFilter(wanted.Languages, wanted.Genres);

    public void SetAside(string track) => _aside[track] = time.GetUtcNow() + AsideFor;

    /// <summary>Why <see cref="Choose"/> finds nothing, and what to do.</summary>
    public string WhyNothing()
    {
        if (!shelf.IsRead) return "The library is being read.";
        if (shelf.Catalogue.Tracks.Count > 0) return $"None of the {shelf.Catalogue.Tracks.Count} tracks is allowed by the room's settings ({_filter}). Allow more, or tag the files.";
        return settings.LibraryFolder.Length > 0
            ? $"There is no music. Put files with tags into {settings.LibraryFolder}; they are found by themselves."
            : "There is no music. Put files with tags into the player's music folder, then update it (mpc update).";
    }
}
