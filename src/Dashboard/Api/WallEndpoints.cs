using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Library;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Walls;

namespace Roomtone.Dashboard.Api;

/// <summary>Tablets on a wall: what their owner does with them, and what they themselves may ask.</summary>
internal static class WallEndpoints
{
    public static void MapWalls(this IEndpointRouteBuilder api)
    {
        var walls = api.MapGroup("/devices/{id}/walls").WithTags("Walls").RequireAuthorization(AuthorizationSetup.MayChange);
        walls.MapGet("", ListAsync).WithSummary("The walls of a room").ProducesProblems(401, 403, 404, 503);
        walls.MapPost("", MakeAsync)
            .WithSummary("Make a wall, and the code that pairs a tablet with it")
            .WithDescription("The code is shown this once; it counts once, within 15 minutes.")
            .ProducesProblems(400, 401, 403, 404, 409, 503);
        walls.MapPost("/{wall}/code", RenewAsync)
            .WithSummary("Make another code for a wall")
            .WithDescription("Once it is used, the tablet that was paired before is out.")
            .ProducesProblems(401, 403, 404, 503);
        walls.MapDelete("/{wall}", RemoveAsync).WithSummary("Put a wall out").ProducesProblems(401, 403, 404, 503);
    }

    public static void MapWall(this IEndpointRouteBuilder api)
    {
        var wall = api.MapGroup("/wall").WithTags("Walls").RequireAuthorization(AuthorizationSetup.OfWall);
        wall.MapPost("/pair", PairAsync)
            .AllowAnonymous()
            .RequireRateLimiting(AuthorizationSetup.Logins)
            .WithSummary("Pair this browser with a wall, by its code")
            .WithDescription("Sets a cookie that opens these addresses and no other.")
            .ProducesProblems(400, 403, 429, 503);
        wall.MapGet("", Show).WithSummary("What this wall shows").ProducesProblems(401, 503);
        wall.MapGet("/live", Watch)
            .WithSummary("Follow what this wall shows")
            .WithDescription($"Server-Sent Events named {WallFeed.Kind}: at once, then at each change; ping in between.")
            .Produces<WallScreen>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblems(401, 503);
        wall.MapGet("/cover", CoverAsync)
            .WithSummary("The cover of what plays")
            .Produces(StatusCodes.Status200OK, contentType: CoverScaler.Type)
            .ProducesProblems(401, 404, 503);
        wall.MapPost("/skip", SkipAsync).WithSummary("Skip the track, where this wall may").ProducesProblems(401, 403, 409, 503, 504);
    }

    private static async Task<Results<Ok<IReadOnlyList<WallView>>, ProblemHttpResult>> ListAsync(
        string id, DeviceDirectory devices, WallStore walls, CancellationToken cancellationToken) =>
        await devices.KnowsAsync(id, cancellationToken)
            ? TypedResults.Ok(await walls.OfAsync(id, cancellationToken))
            : ProblemResults.UnknownDevice(id);

    private static async Task<Results<Ok<WallCode>, ProblemHttpResult>> MakeAsync(
        string id,
        WallRequest request,
        DeviceDirectory devices,
        WallStore walls,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var name = request.Name?.Trim();
        if (name is not { Length: > 0 and <= WallStore.LongestName } || name.Any(char.IsControl))
            return ProblemResults.BadRequest($"Give the wall a name of 1 to {WallStore.LongestName} letters, such as 'Beside the bar'.");
        if (!await devices.KnowsAsync(id, cancellationToken)) return ProblemResults.UnknownDevice(id);
        var by = SessionTicket.Name(context.User);
        var wall = new Wall(WallStore.NewId(), id, name, request.ShowsMood, request.MaySkip);
        if (await walls.MakeAsync(wall, by, cancellationToken) is not { } code)
            return ProblemResults.Conflict($"The room has {WallStore.MostOfADevice} walls already. Remove one first.");
        audit.Write(by, AuditActions.Wall, $"{id}: {wall.Id} made");
        return TypedResults.Ok(code);
    }

    private static async Task<Results<Ok<WallCode>, ProblemHttpResult>> RenewAsync(
        string id, string wall, WallStore walls, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        var by = SessionTicket.Name(context.User);
        if (await walls.RenewAsync(id, wall, by, cancellationToken) is not { } code) return UnknownWall();
        audit.Write(by, AuditActions.Wall, $"{id}: {wall} has another code");
        return TypedResults.Ok(code);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string id, string wall, WallStore walls, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        if (!await walls.RemoveAsync(id, wall, cancellationToken)) return UnknownWall();
        audit.Write(SessionTicket.Name(context.User), AuditActions.Wall, $"{id}: {wall} put out");
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<WallScreen>, ProblemHttpResult>> PairAsync(
        PairRequest request, WallStore walls, WallFeed feed, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        if (await walls.PairAsync(request.Code, cancellationToken) is not var (wall, token))
            return ProblemResults.Forbidden("This code is wrong, was used already, or is older than 15 minutes. Ask the owner for another one.");
        WallAuthentication.Remember(context, token);
        audit.Write(AuditLog.Nobody, AuditActions.Wall, $"{wall.Device}: {wall.Id} paired from {context.Connection.RemoteIpAddress}");
        return TypedResults.Ok(feed.ScreenOf(wall));
    }

    private static Ok<WallScreen> Show(WallFeed feed, HttpContext context)
    {
        WallAuthentication.Remember(context);
        return TypedResults.Ok(feed.ScreenOf(WallAuthentication.Of(context)));
    }

    private static Results<ServerSentEventsResult<object>, ProblemHttpResult> Watch(
        WallFeed feed, HttpContext context, IHostApplicationLifetime lifetime)
    {
        var wall = WallAuthentication.Of(context);
        if (feed.IsFullFor(wall)) return ProblemResults.Unavailable("This wall is shown on several screens already. Close one.");
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(WatchAsync(wall, feed, context, lifetime.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<object>> WatchAsync(
        Wall wall,
        WallFeed feed,
        HttpContext context,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, cancellationToken);
        await foreach (var item in feed.WatchAsync(wall, () => WallAuthentication.FindAsync(context), ends.Token)) yield return item;
    }

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> CoverAsync(
        RoomStateCache states, CoverStore covers, HttpContext context, CancellationToken cancellationToken) =>
        CoverOfPlaying.FindAsync(WallAuthentication.Of(context).Device, states, covers, context, cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> SkipAsync(
        RoomCommands commands, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        var wall = WallAuthentication.Of(context);
        if (!wall.MaySkip) return ProblemResults.Forbidden("This wall shows what plays, and may not skip it.");
        var by = $"wall {wall.Name}";
        audit.Write(by, AuditActions.Command, $"{wall.Device}: {CommandNames.MusicSkip}");
        var (_, problem) = await commands.AskAsync(wall.Device, CommandNames.MusicSkip, null, by, cancellationToken);
        return problem is not null ? problem : TypedResults.NoContent();
    }

    private static ProblemHttpResult UnknownWall() => ProblemResults.NotFound("There is no such wall any more.");
}

/// <param name="Name">For people, such as where it hangs.</param>
/// <param name="ShowsMood">Whether it shows the room's mood.</param>
/// <param name="MaySkip">Whether a track may be skipped on it.</param>
internal sealed record WallRequest(string? Name, bool ShowsMood, bool MaySkip);

/// <param name="Code">As it is typed.</param>
internal sealed record PairRequest(string? Code);
