using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Roomtone.Lab.Spotify;

/// <summary>
/// The line of the Web Playback SDK's stand-in (src/Dashboard/web/dev/stand-ins): a page that holds it is a Connect device. What the
/// account plays on it comes as lines of JSON, at each change and each second.
/// </summary>
internal sealed class FakeSpotifyWebPlayers(FakeSpotify standIn, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(1);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/web-player", ConnectAsync);
        routes.MapPost("/web-player/{id}/{what}", Do);
    }

    private async Task ConnectAsync(HttpContext context, string name, int volume)
    {
        if (Refusal(context.Request) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        var device = new FakeSpotifyDevice(name) { VolumePercent = volume };
        standIn.Add(device);
        try
        {
            context.Response.ContentType = "application/x-ndjson";
            await SayAsync(context, new { ready = device.Id });
            await FollowAsync(context, device);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The page went away; so does its device.
        }
        finally
        {
            device.IsGone = true;
        }
    }

    private async Task FollowAsync(HttpContext context, FakeSpotifyDevice device)
    {
        object? said = null;
        var saidAt = time.GetTimestamp();
        while (!device.IsGone && !standIn.Faults.Cut)
        {
            var now = Wanted(device);
            if (!Equals(now, said) || time.GetElapsedTime(saidAt) >= SayEvery)
            {
                await SayAsync(context, new { wanted = now is { } wanted ? Shown(wanted) : null });
                (said, saidAt) = (now, time.GetTimestamp());
            }

            await Task.Delay(LookEvery, time, context.RequestAborted);
        }
    }

    private (FakeSpotifyTrack Track, bool Plays, int Volume)? Wanted(FakeSpotifyDevice device) =>
        standIn.Player is { Track: { } track } player && player.Device == device ? (track, player.IsPlaying, device.VolumePercent) : null;

    private object Shown((FakeSpotifyTrack Track, bool Plays, int Volume) wanted) => new
    {
        uri = wanted.Track.Uri,
        title = wanted.Track.Title,
        seconds = wanted.Track.Length.TotalSeconds,
        playing = wanted.Plays,
        volume = wanted.Volume,
        at = standIn.Player.Position.TotalSeconds,
    };

    private IResult Do(HttpRequest request, string id, string what)
    {
        if (Refusal(request) is { } refusal) return refusal;
        if (standIn.Player.Device is not { IsGone: false } device || device.Id != id) return Results.NotFound();
        if (what == "pause") standIn.Player.Pause();
        else standIn.Player.Resume(device);
        return Results.NoContent();
    }

    /// <summary>As the SDK's events name it.</summary>
    private IResult? Refusal(HttpRequest request)
    {
        var token = request.Headers.Authorization.ToString();
        if (!standIn.Logins.IsGood(token.StartsWith("Bearer ", StringComparison.Ordinal) ? token[7..] : null))
            return FakeSpotifyApi.Error(401, "Authentication failed", "authentication_error");
        return standIn.Faults.NoPremium
            ? FakeSpotifyApi.Error(403, "This functionality is restricted to premium users only", "account_error")
            : null;
    }

    private static async Task SayAsync(HttpContext context, object line)
    {
        await context.Response.WriteAsync(JsonSerializer.Serialize(line) + "\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
