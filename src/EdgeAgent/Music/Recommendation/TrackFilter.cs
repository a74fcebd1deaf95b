using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// What the owner allows to be chosen. A track without a language tag passes no choice of languages; music without
/// words (<c>zxx</c>) passes all. Where tags decide, a track whose tags are not known does not pass.
/// </summary>
internal sealed class TrackFilter
{
    private readonly RoomSettings _room;
    private readonly HashSet<string> _languages;
    private readonly GenreName[] _genres;
    private readonly HashSet<string> _blockedTracks;
    private readonly BlockedArtists _blockedArtists;

    public TrackFilter(RoomSettings room)
    {
        _room = room;
        _languages = [.. room.Languages.Select(LanguageCode.Of), LanguageCode.NoWords];
        _genres = [.. room.Genres.Select(genre => new GenreName(genre))];
        _blockedTracks = [.. room.BlockedTracks];
        _blockedArtists = new BlockedArtists(room.BlockedArtists);
    }

    public static TrackFilter None { get; } = new(new RoomSettings());

    /// <summary>Whether what may come rests on what the files say of themselves.</summary>
    public bool NeedsTags => _room.Explicit != ExplicitMusic.Allowed || _room.Languages.Count > 0 || _room.BlockedArtists.Count > 0;

    public bool Passes(Track track) => RefusalOf(track) == Refusal.None;

    public Refusal RefusalOf(Track track)
    {
        if (NeedsTags && track.Tags != TagState.Read) return Unknown(track.Tags);
        if (_room.BlockedArtists.Count > 0 && track.Credited != TagState.Read) return Unknown(track.Credited);
        if (_room.Explicit != ExplicitMusic.Allowed && track.IsExplicit == true) return Refusal.Explicit;
        // Children hear what plays in family mode, so there what nobody has vouched for counts as explicit.
        if (_room.Explicit == ExplicitMusic.Family && track.IsExplicit is null) return Refusal.NotKnownToBeClean;
        if (_room.Languages.Count > 0 && !(_languages.Contains(track.Info.Language) && track.OtherLanguages.All(_languages.Contains)))
            return Refusal.Language;
        if (_genres.Length > 0 && !_genres.Any(genre => genre.IsIn(track.Info.Genre))) return Refusal.Genre;
        if (_blockedArtists.Contain(track)) return Refusal.BlockedArtist;
        return _blockedTracks.Contains(track.Id) || track.Copies.Any(_blockedTracks.Contains) ? Refusal.BlockedTrack : Refusal.None;
    }

    /// <summary>Whether somebody who is blocked takes part, whatever else the room refuses.</summary>
    public bool BlocksArtistOf(Track track) => _blockedArtists.Contain(track);

    private static Refusal Unknown(TagState state) => state == TagState.Waiting ? Refusal.TagsWaiting : Refusal.TagsUnreadable;

    /// <summary>E.g. <c>languages de, en and genres jazz</c>.</summary>
    public override string ToString()
    {
        List<string> parts = [];
        if (_room.Explicit == ExplicitMusic.Refused) parts.Add("nothing explicit");
        if (_room.Explicit == ExplicitMusic.Family) parts.Add("family mode: only what is known to be clean");
        if (_room.Languages.Count > 0) parts.Add($"languages {string.Join(", ", _room.Languages)}");
        if (_room.Genres.Count > 0) parts.Add($"genres {string.Join(", ", _room.Genres)}");
        if (_room.BlockedArtists.Count > 0) parts.Add($"{_room.BlockedArtists.Count} blocked artists");
        if (_blockedTracks.Count > 0) parts.Add($"{_blockedTracks.Count} blocked tracks");
        return string.Join(" and ", parts);
    }
}

/// <summary>Which of the room's rules a track does not pass, the first that applies.</summary>
internal enum Refusal
{
    None,
    TagsWaiting,
    TagsUnreadable,
    Explicit,
    NotKnownToBeClean,
    Language,
    Genre,
    BlockedArtist,
    BlockedTrack,
}

internal static class RefusalSentence
{
    extension(Refusal refusal)
    {
        /// <summary>Why a track may not come, as one sentence that does not name it; null where it may.</summary>
        public string? Sentence => refusal switch
        {
            Refusal.TagsWaiting => "Its tags are still to be read, and the room's rules need them.",
            Refusal.TagsUnreadable => "Its tags cannot be read, and the room's rules need them.",
            Refusal.Explicit => "It is explicit, and the room refuses that.",
            Refusal.NotKnownToBeClean => "Nobody has said that it is clean, and the room is in family mode.",
            Refusal.Language => "Its language is none of the room's, or is not tagged.",
            Refusal.Genre => "Its genre is none of the room's, or is not tagged.",
            Refusal.BlockedArtist => "One of its artists is blocked.",
            Refusal.BlockedTrack => "It is blocked.",
            _ => null,
        };
    }
}
