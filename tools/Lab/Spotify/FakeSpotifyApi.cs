using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Roomtone.Lab.Spotify;

/// <summary>The endpoints of the Web API that still live, as developer.spotify.com describes them in 2026.</summary>
internal sealed class FakeSpotifyApi(FakeSpotify standIn)
{
    private const int MostFound = 10;
    private const int MostListed = 50;

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v1");
        api.MapGet(
            "/me",
            () =>
                Results.Json(
                    new
                    {
                        id = "standin",
                        display_name = "The stand-in's owner",
                        type = "user",
                        uri = "spotify:user:standin",
                    }
                )
        );
        api.MapGet("/me/player", Player);
        api.MapGet(
            "/me/player/devices",
            () => Results.Json(new { devices = standIn.Devices.Where(device => !device.IsGone).Select(Shown) })
        );
        api.MapPut("/me/player", TransferAsync);
        api.MapPut("/me/player/play", PlayAsync);
        api.MapPut(
            "/me/player/pause",
            (string? device_id) => Command(device_id, _ => standIn.Player.Pause(), alreadySo: !standIn.Player.IsPlaying)
        );
        api.MapPost("/me/player/next", (string? device_id) => Command(device_id, device => standIn.Next(device)));
        api.MapPost("/me/player/queue", (string uri, string? device_id) => Command(device_id, _ => standIn.Queue.Enqueue(uri)));
        api.MapPut(
            "/me/player/seek",
            (long position_ms, string? device_id) => Command(device_id, _ => standIn.Player.Seek(TimeSpan.FromMilliseconds(position_ms)))
        );
        api.MapPut(
            "/me/player/volume",
            (int volume_percent, string? device_id) => Command(device_id, device => device.VolumePercent = volume_percent)
        );
        api.MapGet("/search", Search);
        api.MapPut("/me/library", (string uris) => Saved(() => standIn.Saved.UnionWith(uris.Split(','))));
        api.MapDelete("/me/library", (string uris) => Saved(() => standIn.Saved.ExceptWith(uris.Split(','))));
        api.MapPost("/me/playlists", MakePlaylistAsync);
        api.MapGet("/playlists/{id}/items", Items);
        api.MapPost("/playlists/{id}/items", AddAsync);
    }

    public static IResult Error(int status, string message, string? reason = null) => Results.Json(
        reason is null ? new { error = new { status, message } } : new { error = new { status, message, reason } },
        statusCode: status);

    private IResult Player()
    {
        if (standIn.Player is not { Device: { IsGone: false } device, Track: { } track } player) return Results.NoContent();
        var (position, isPlaying) = (player.Position, player.IsPlaying);
        return Results.Json(new
        {
            device = Shown(device),
            repeat_state = "off",
            shuffle_state = false,
            progress_ms = (long)position.TotalMilliseconds,
            is_playing = isPlaying,
            currently_playing_type = "track",
            item = Shown(track),
        });
    }

    private async Task<IResult> TransferAsync(HttpRequest request)
    {
        var body = await BodyAsync(request);
        var id = body.GetProperty("device_ids")[0].GetString();
        if (standIn.Devices.FirstOrDefault(device => device.Id == id && !device.IsGone) is not { } there) return NotFound();
        there.IsAsleep = false;
        var play = body.TryGetProperty("play", out var wanted) && wanted.GetBoolean();
        return Command(id, device => standIn.Player.Transfer(device, play));
    }

    private async Task<IResult> PlayAsync(HttpRequest request, string? device_id)
    {
        var body = await BodyAsync(request);
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("uris", out var uris))
            return Command(device_id, device => standIn.Player.Resume(device), alreadySo: standIn.Player.IsPlaying);
        if (standIn.Find(uris[0].GetString()) is not { } track) return Error(400, "Invalid track uri: " + uris[0].GetString());
        var from = body.TryGetProperty("position_ms", out var position) ? TimeSpan.FromMilliseconds(position.GetInt64()) : TimeSpan.Zero;
        return Command(device_id, device => standIn.Player.Play(device, track, from));
    }

    private IResult Command(string? id, Action<FakeSpotifyDevice> command, bool alreadySo = false)
    {
        var device = id is null ? standIn.Player.Device : standIn.Devices.FirstOrDefault(device => device.Id == id);
        if (device is not { IsGone: false }) return id is null ? NoActive() : NotFound();
        if (device.IsAsleep) return NoActive();
        if (alreadySo) return Error(403, "Player command failed: Restriction violated", "UNKNOWN");
        if (!standIn.Faults.Deaf) standIn.Player.Do(() => command(device), standIn.Faults.OutOfOrder);
        return standIn.Faults.OddAnswers ? Results.Text("AQBx81j") : Results.NoContent();
    }

    private IResult Search(string q, string? type, int limit = 5, int offset = 0)
    {
        if (limit is < 1 or > MostFound)
            return Error(400, "Invalid limit");
        var found = standIn
            .Tracks.Where(track => (track.Title + " " + track.Artist).Contains(q, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return Results.Json(new { tracks = Page(found.Skip(offset).Take(limit).Select(Shown), found.Count, offset + limit) });
    }

    private async Task<IResult> MakePlaylistAsync(HttpRequest request)
    {
        var name = (await BodyAsync(request)).GetProperty("name").GetString()!;
        var id = "playlist" + standIn.Playlists.Count;
        standIn.Playlists[id] = [];
        return Results.Json(new { id, name }, statusCode: 201);
    }

    private IResult Items(string id, int limit = MostListed, int offset = 0)
    {
        if (limit is < 1 or > MostListed)
            return Error(400, "Invalid limit");
        if (standIn.IllPlaylists.Contains(id)) return Error(503, "Service unavailable");
        if (!standIn.Playlists.TryGetValue(id, out var tracks))
            return Error(403, "Forbidden");
        return Results.Json(
            Page(tracks.Skip(offset).Take(limit).Select(track => new { item = Shown(track) }), tracks.Count, offset + limit)
        );
    }

    private async Task<IResult> AddAsync(string id, HttpRequest request)
    {
        if (!standIn.Playlists.TryGetValue(id, out var tracks)) return Error(403, "Forbidden");
        foreach (var uri in (await BodyAsync(request)).GetProperty("uris").EnumerateArray())
            if (standIn.Find(uri.GetString()) is { } track) tracks.Add(track);
        return Results.Json(new { snapshot_id = "1" }, statusCode: 201);
    }

    private static IResult Saved(Action save)
    {
        save();
        return Results.Ok();
    }

    private static IResult NoActive() => Error(404, "Player command failed: No active device found", "NO_ACTIVE_DEVICE");

    private static IResult NotFound() => Error(404, "Device not found");

    private object Shown(FakeSpotifyDevice device) => new
    {
        id = device.Id,
        name = device.Name,
        is_active = standIn.Player.Device == device,
        is_private_session = false,
        is_restricted = false,
        type = "Speaker",
        volume_percent = device.VolumePercent,
        supports_volume = true,
    };

    private static object Shown(FakeSpotifyTrack track) => new
    {
        uri = track.Uri,
        id = track.Id,
        name = track.Title,
        type = "track",
        duration_ms = (long)track.Length.TotalMilliseconds,
        @explicit = track.Explicit,
        artists = new[] { new { name = track.Artist } },
        album = new { name = "" },
    };

    private static object Page(IEnumerable<object> items, int total, int end) =>
        new
        {
            items,
            total,
            next = end < total ? $"?offset={end}" : null,
        };

    private static async Task<JsonElement> BodyAsync(HttpRequest request)
    {
        if (request.ContentType is null || request.ContentLength == 0) return default;
        return await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
    }
}
