namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>A link with somebody's words on it: to one track, or to a playlist whose tracks all carry them.</summary>
/// <param name="Link">As the provider writes it.</param>
/// <param name="Address">What the provider's player needs; of a playlist its id.</param>
/// <param name="IsPlaylist">Whether its tracks are asked for.</param>
/// <param name="Words">What was said of it.</param>
internal sealed record LinkEntry(string Link, string Address, bool IsPlaylist, LinkedTrack Words)
{
    /// <returns>Null where it is no link of that provider.</returns>
    public static LinkEntry? Of(LinkedTrack track, LinkProvider provider)
    {
        if (provider.AddressIn(track.Link) is { } address) return new(provider.LinkTo(address), address, IsPlaylist: false, track);
        return provider.PlaylistIn(track.Link) is { } playlist
            ? new(provider.LinkToPlaylist(playlist), playlist, IsPlaylist: true, track)
            : null;
    }
}
