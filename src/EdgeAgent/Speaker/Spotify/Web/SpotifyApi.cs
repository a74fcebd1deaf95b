using System.Globalization;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Web;

/// <summary>
/// The endpoints of the Web API that a new app can still use (developer.spotify.com, as of 2026) and that Roomtone
/// needs, and no others. All throw <see cref="SpotifyException"/>.
/// </summary>
internal sealed class SpotifyApi(SpotifyHttpClient web)
{
    /// <summary>The most that a search gives since February 2026.</summary>
    public const int MostFound = 10;

    private const int MostListed = 50;

    public async Task<ProfileAnswer> MeAsync(CancellationToken cancellationToken) =>
        await web.AskAsync<ProfileAnswer>(new(HttpMethod.Get, "me"), cancellationToken) ?? throw Empty();

    /// <returns>Null where nothing is active.</returns>
    public Task<PlayerAnswer?> PlayerAsync(bool isLook, CancellationToken cancellationToken) =>
        web.AskAsync<PlayerAnswer>(new(HttpMethod.Get, "me/player", IsLook: isLook), cancellationToken);

    public async Task<IReadOnlyList<DeviceAnswer>> DevicesAsync(CancellationToken cancellationToken)
    {
        var answer = await web.AskAsync<DevicesAnswer>(new(HttpMethod.Get, "me/player/devices"), cancellationToken);
        return [.. (answer?.Devices ?? []).OfType<DeviceAnswer>()];
    }

    public Task PlayAsync(string device, string track, TimeSpan from, CancellationToken cancellationToken) =>
        DoAsync(
            HttpMethod.Put,
            $"me/player/play?device_id={Escaped(device)}",
            new { uris = new[] { track }, position_ms = (long)from.TotalMilliseconds },
            cancellationToken
        );

    public Task ResumeAsync(string device, CancellationToken cancellationToken) =>
        DoAsync(HttpMethod.Put, $"me/player/play?device_id={Escaped(device)}", null, cancellationToken);

    public Task PauseAsync(string device, CancellationToken cancellationToken) =>
        DoAsync(HttpMethod.Put, $"me/player/pause?device_id={Escaped(device)}", null, cancellationToken);

    public Task NextAsync(string device, CancellationToken cancellationToken) =>
        DoAsync(HttpMethod.Post, $"me/player/next?device_id={Escaped(device)}", null, cancellationToken);

    public Task QueueAsync(string device, string track, CancellationToken cancellationToken) =>
        DoAsync(HttpMethod.Post, $"me/player/queue?uri={Escaped(track)}&device_id={Escaped(device)}", null, cancellationToken);

    public Task SeekAsync(string device, TimeSpan to, CancellationToken cancellationToken) =>
        DoAsync(
            HttpMethod.Put,
            $"me/player/seek?position_ms={Number((long)to.TotalMilliseconds)}&device_id={Escaped(device)}",
            null,
            cancellationToken
        );

    public Task SetVolumeAsync(string device, int percent, CancellationToken cancellationToken) =>
        DoAsync(HttpMethod.Put, $"me/player/volume?volume_percent={Number(percent)}&device_id={Escaped(device)}", null, cancellationToken);

    /// <summary>Wakes a device and makes it the active one; what it played goes on only where asked.</summary>
    public Task TransferAsync(string device, bool play, CancellationToken cancellationToken) =>
        DoAsync(HttpMethod.Put, "me/player", new { device_ids = new[] { device }, play }, cancellationToken);

    /// <param name="text">What is looked for.</param>
    /// <param name="offset">How many hits to leave out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>At most <see cref="MostFound"/>.</returns>
    public async Task<PageAnswer<ItemAnswer>> SearchAsync(string text, int offset, CancellationToken cancellationToken) =>
        (
            await web.AskAsync<SearchAnswer>(
                new(HttpMethod.Get, $"search?type=track&limit={Number(MostFound)}&offset={Number(offset)}&q={Escaped(text)}"),
                cancellationToken
            )
        )?.Tracks
        ?? throw Empty();

    public Task SaveAsync(string uri, CancellationToken cancellationToken) =>
        DoAsync(HttpMethod.Put, $"me/library?uris={Escaped(uri)}", null, cancellationToken);

    public Task ForgetAsync(string uri, CancellationToken cancellationToken) =>
        DoAsync(HttpMethod.Delete, $"me/library?uris={Escaped(uri)}", null, cancellationToken);

    public async Task<PlaylistAnswer> MakePlaylistAsync(string name, CancellationToken cancellationToken) =>
        await web.AskAsync<PlaylistAnswer>(new(HttpMethod.Post, "me/playlists", new { name, @public = false }), cancellationToken)
        ?? throw Empty();

    /// <summary>Own and collaborative playlists only; others answer 403.</summary>
    public async Task<PageAnswer<PlaylistEntryAnswer>> PlaylistItemsAsync(
        string playlist,
        int offset,
        CancellationToken cancellationToken
    ) =>
        await web.AskAsync<PageAnswer<PlaylistEntryAnswer>>(
            new(HttpMethod.Get, $"playlists/{Escaped(playlist)}/items?limit={Number(MostListed)}&offset={Number(offset)}"),
            cancellationToken
        ) ?? throw Empty();

    public Task AddToPlaylistAsync(string playlist, string uri, CancellationToken cancellationToken) =>
        DoAsync(HttpMethod.Post, $"playlists/{Escaped(playlist)}/items", new { uris = new[] { uri } }, cancellationToken);

    /// <summary>"Restriction violated" means that the state was so already, which is what was wanted.</summary>
    private async Task DoAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        try
        {
            await web.AskAsync<NoAnswer>(new(method, path, body), cancellationToken);
        }
        catch (SpotifyException e) when (e.Trouble == SpotifyTrouble.AlreadySo)
        {
            // The read that follows tells whether it really is.
        }
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static SpotifyException Empty() => new("Spotify's answer is empty.", SpotifyTrouble.Unreachable);
}
