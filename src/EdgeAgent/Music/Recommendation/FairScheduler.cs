using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// Whose taste a choice goes by. The people of the room's profiles who are here take turns: it is the turn of whoever
/// was served longest ago. Faces are anonymous and take no turns; they only give the mood.
/// </summary>
internal sealed class FairScheduler(PreferenceStore taste)
{
    /// <summary>An artist that somebody named counts as some tracks of theirs that they liked.</summary>
    private static readonly ArtistOpinion Preferred = new(4, 4);

    private IReadOnlyList<Profile> _profiles = [];
    private readonly Dictionary<string, (TastePreferences Own, Profile Profile, TastePreferences Taste)> _known = [];
    private HashSet<string> _away = [];

    public void Apply(RoomSettings room)
    {
        _profiles = room.Profiles;
        _away = [.. room.Profiles.Where(profile => !profile.Here).Select(profile => profile.By)];
    }

    /// <inheritdoc cref="PreferenceStore.Words"/>
    public int Words => taste.Words;

    /// <summary>Tracks that somebody here dislikes.</summary>
    public IReadOnlySet<string> Vetoed
    {
        get
        {
            var said = taste.Vetoed(_away);
            var here = _profiles.Where(profile => profile.Here).SelectMany(profile => profile.Disliked).ToList();
            return here.Count == 0 ? said : said.Concat(here).ToHashSet();
        }
    }

    /// <param name="played">What was played, the newest first.</param>
    /// <returns>Who is here, the next to be served first; one null where the choice is for all.</returns>
    public IReadOnlyList<string?> Order(IReadOnlyList<PlayedTrack> played)
    {
        var here = _profiles.Where(profile => profile.Here).ToList();
        if (here.Count == 0) return [null];
        var served = new Dictionary<string, int>();
        for (var i = 0; i < played.Count; i++)
            if (played[i].For is { } person) served.TryAdd(person, i);
        // A track of one's own choice was one's turn: there the account stands.
        return
        [
            .. here.OrderByDescending(person =>
                    Math.Min(served.GetValueOrDefault(person.Name, int.MaxValue), served.GetValueOrDefault(person.By, int.MaxValue))
                )
                .Select(person => person.Name),
        ];
    }

    /// <param name="person">Whose turn it is; null: for all.</param>
    public TastePreferences TasteOf(string? person)
    {
        if (person is null || _profiles.FirstOrDefault(profile => profile.Name == person) is not { } profile) return taste.Taste;
        var own = taste.Of(profile.By);
        if (profile.Artists.Count + profile.Genres.Count + profile.Languages.Count + profile.Liked.Count == 0) return own;
        if (_known.TryGetValue(person, out var known) && known.Own == own && known.Profile == profile) return known.Taste;
        var whole = Whole(own, profile);
        _known[person] = (own, profile, whole);
        return whole;
    }

    /// <summary>What somebody said of the music itself goes before what stands in their profile.</summary>
    private static TastePreferences Whole(TastePreferences own, Profile profile)
    {
        var artists = new Dictionary<string, ArtistOpinion>(own.Artists, StringComparer.OrdinalIgnoreCase);
        foreach (var artist in profile.Artists) artists.TryAdd(artist, Preferred);
        var tracks = new Dictionary<string, TrackOpinion>(own.Tracks, StringComparer.Ordinal);
        foreach (var track in profile.Liked)
        {
            var opinion = tracks.GetValueOrDefault(track, TrackOpinion.None);
            if (opinion.Liked == 0) tracks[track] = opinion with { Liked = 1 };
        }

        return new TastePreferences(tracks, artists) { Genres = profile.Genres, Languages = profile.Languages };
    }
}
