namespace Roomtone.EdgeAgent.Speaker.Spotify.Web;

/// <summary><c>GET /me</c>. Since 2026 it says nothing of Premium.</summary>
internal sealed record ProfileAnswer(string Id, string? DisplayName);

/// <summary><c>GET /me/player</c>.</summary>
/// <param name="Device">Where it plays; null where nothing is active.</param>
/// <param name="IsPlaying">Whether it sounds.</param>
/// <param name="ProgressMs">How far into the item.</param>
/// <param name="Item">The track; null for adverts and private items.</param>
internal sealed record PlayerAnswer(DeviceAnswer? Device, bool IsPlaying, long? ProgressMs, ItemAnswer? Item);

/// <summary><c>GET /me/player/devices</c>.</summary>
internal sealed record DevicesAnswer(IReadOnlyList<DeviceAnswer?>? Devices);

/// <param name="Id">Changes from time to time; null where the device cannot be steered.</param>
/// <param name="Name">What its owner called it.</param>
/// <param name="IsActive">Whether it is the one that plays.</param>
/// <param name="IsRestricted">Whether the Web API may not steer it.</param>
/// <param name="VolumePercent">0 to 100; null where unknown.</param>
/// <param name="SupportsVolume">Whether its volume can be set.</param>
internal sealed record DeviceAnswer(
    string? Id,
    string Name,
    bool IsActive = false,
    bool IsRestricted = false,
    int? VolumePercent = null,
    bool SupportsVolume = true
);

/// <summary>A track as it is played, found or listed. Only what is shown and filtered is read.</summary>
internal sealed record ItemAnswer(
    string? Uri,
    string? Name,
    long DurationMs = 0,
    bool? Explicit = null,
    IReadOnlyList<ArtistAnswer?>? Artists = null,
    AlbumAnswer? Album = null,
    LinkAnswer? LinkedFrom = null,
    ExternalIdsAnswer? ExternalIds = null);

internal sealed record ArtistAnswer(string? Name);

internal sealed record AlbumAnswer(string? Name);

/// <summary>The track that was asked for, where Spotify plays another pressing of it.</summary>
internal sealed record LinkAnswer(string? Uri);

internal sealed record ExternalIdsAnswer(string? Isrc);

/// <summary>A page of a list.</summary>
/// <param name="Items">At most 10 for a search, 50 for a playlist.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
/// <param name="Total">How many there are in all.</param>
internal sealed record PageAnswer<T>(IReadOnlyList<T?>? Items, string? Next, int Total)
    where T : class;

internal sealed record SearchAnswer(PageAnswer<ItemAnswer>? Tracks);

/// <summary>An entry of <c>/playlists/{id}/items</c>; its track stood under <c>track</c> before 2026.</summary>
internal sealed record PlaylistEntryAnswer(ItemAnswer? Item, ItemAnswer? Track);

internal sealed record PlaylistAnswer(string Id, string? Name);
