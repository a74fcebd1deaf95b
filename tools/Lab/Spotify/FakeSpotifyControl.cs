using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Roomtone.Lab.Spotify;

/// <summary>
/// Switches faults on and off from outside, e.g. <c>curl -X PUT -H 'Content-Type: application/json' -d '{"status":503}'
/// …/stand-in/faults</c>.
/// </summary>
internal static class FakeSpotifyControl
{
    public static void Map(IEndpointRouteBuilder routes, FakeSpotify standIn)
    {
        var control = routes.MapGroup("/stand-in");
        control.MapGet("/state", () => Results.Json(State(standIn)));
        control.MapPut("/faults", (FakeSpotifyFaults faults) => Done(() => standIn.Faults = faults));
        control.MapPost("/revoke", () => Done(standIn.Logins.Revoke));
        control.MapPost("/end-access", () => Done(standIn.Logins.EndAccess));
        control.MapPost("/pace", (double pace) => Done(() => standIn.Player.Pace = pace));
        control.MapPost("/devices/{name}/{what}", (string name, string what) => Device(standIn, name, what));
    }

    private static object State(FakeSpotify standIn) => new
    {
        sounds = standIn.Player.Sounds,
        playing = standIn.Player.IsPlaying,
        track = standIn.Player.Track?.Title,
        position_s = standIn.Player.Position.TotalSeconds,
        device = standIn.Player.Device?.Name,
        faults = standIn.Faults,
        requests = standIn.Asked.Count,
    };

    private static IResult Device(FakeSpotify standIn, string name, string what)
    {
        if (standIn.Devices.FirstOrDefault(device => device.Name == name) is not { } device) return Results.NotFound();
        return what switch
        {
            "leave" => Done(() => device.IsGone = true),
            "return" => Done(() => device.IsGone = false),
            "sleep" => Done(() => device.IsAsleep = true),
            "change-id" => Done(device.ChangeId),
            _ => Results.BadRequest("leave, return, sleep or change-id"),
        };
    }

    private static IResult Done(Action deed)
    {
        deed();
        return Results.NoContent();
    }
}
