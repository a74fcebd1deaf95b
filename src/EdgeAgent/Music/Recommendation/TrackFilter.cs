using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// What the owner allows to be chosen. A track without a language tag passes no choice of languages; music without
/// words (<c>zxx</c>) passes all.
/// </summary>
internal sealed class TrackFilter
{
    private readonly RoomSettings _room;
    private readonly HashSet<string> _languages;
    private readonly HashSet<string> _blockedTracks;
    private readonly BlockedArtists _blockedArtists;

    public TrackFilter(RoomSettings room)
    {
        _room = room;
        _languages = [.. room.Languages.Select(LanguageCode.Of), LanguageCode.NoWords];
        _blockedTracks = [.. room.BlockedTracks];
        _blockedArtists = new BlockedArtists(room.BlockedArtists);
    }

    public static TrackFilter None { get; } = new(new RoomSettings());

    public bool Passes(Track track) =>
        IsCleanEnough(track.IsExplicit)
        && (_room.Languages.Count == 0 || _languages.Contains(track.Info.Language))
        && (_room.Genres.Count == 0 || _room.Genres.Any(genre => track.Info.Genre.Contains(genre, StringComparison.OrdinalIgnoreCase)))
        && !_blockedTracks.Contains(track.Id)
        && !_blockedArtists.Contain(track.Info.Artist);

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

    /// <summary>Children hear what plays in family mode, so there what nobody has vouched for counts as explicit.</summary>
    private bool IsCleanEnough(bool? isExplicit) => _room.Explicit switch
    {
        ExplicitMusic.Family => isExplicit == false,
        ExplicitMusic.Refused => isExplicit != true,
        _ => true,
    };
}
