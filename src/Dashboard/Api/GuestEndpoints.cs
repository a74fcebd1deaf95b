using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Roomtone.Contracts;
using Roomtone.Dashboard.Guests;
using Roomtone.Dashboard.Library;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Api;

/// <summary>What guests may ask of a room, by the code on its tables.</summary>
internal static class GuestEndpoints
{
    private const int LongestSearch = 100;
    private const int LongestBody = 16 * 1024;

    /// <summary>As the box is told; who it is, nobody knows.</summary>
    private const string By = "a guest";

    public static void MapGuest(this IEndpointRouteBuilder api)
    {
        var guest = api.MapGroup($"/wish/{{{GuestAuthentication.CodePart}}}").WithTags("Guests")
            .RequireAuthorization(AuthorizationSetup.OfGuest)
            .WithMetadata(new RequestSizeLimitAttribute(LongestBody));
        guest.MapGet("", Show)
            .RequireRateLimiting(GuestLimits.Looks)
            .WithSummary("What a guest sees of this room")
            .WithDescription("Sets a cookie with a random number, for an evening: it is no key and opens nothing.")
            .ProducesProblems(401, 429, 503);
        guest.MapGet("/live", Watch)
            .RequireRateLimiting(GuestLimits.Streams)
            .WithSummary("Follow what a guest sees of this room")
            .WithDescription($"Server-Sent Events named {GuestFeed.Kind}: at once, then at each change; ping in between.")
            .Produces<GuestScreen>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblems(401, 429, 503);
        guest.MapGet("/cover", CoverAsync)
            .RequireRateLimiting(GuestLimits.Looks)
            .WithSummary("The cover of what plays")
            .Produces(StatusCodes.Status200OK, contentType: CoverScaler.Type)
            .ProducesProblems(401, 404, 429, 503);
        guest.MapGet("/search", SearchAsync)
            .RequireRateLimiting(GuestLimits.Asks)
            .WithSummary("Find songs that may be wished for now")
            .ProducesProblems(400, 401, 409, 429, 503, 504);
        guest.MapPost("/wishes", WishAsync)
            .RequireRateLimiting(GuestLimits.Wishes)
            .WithSummary("Wish for a song")
            .WithDescription("The box decides whether and when it comes.")
            .ProducesProblems(400, 401, 409, 429, 503, 504);
        guest.MapDelete("/wishes/{wish}", WithdrawAsync)
            .RequireRateLimiting(GuestLimits.Wishes)
            .WithSummary("Take one's own wish back")
            .ProducesProblems(401, 409, 429, 503, 504);
        guest.MapPost("/opinion", SayAsync)
            .RequireRateLimiting(GuestLimits.Asks)
            .WithSummary("Like what sounds, or not")
            .WithDescription("It counts less than a person of the house.")
            .ProducesProblems(400, 401, 409, 429, 503, 504);
    }

    private static Ok<GuestScreen> Show(GuestFeed feed, HttpContext context) =>
        TypedResults.Ok(feed.ScreenOf(GuestAuthentication.Of(context), GuestAuthentication.MarkOf(context)));

    private static Results<ServerSentEventsResult<object>, ProblemHttpResult> Watch(
        GuestFeed feed, HttpContext context, IHostApplicationLifetime lifetime)
    {
        var room = GuestAuthentication.Of(context);
        if (feed.IsFullFor(room)) return ProblemResults.Unavailable("So many guests look here that no more can follow it live.");
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var guest = GuestAuthentication.MarkOf(context);
        return TypedResults.ServerSentEvents(WatchAsync(room, guest, feed, context, lifetime.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<object>> WatchAsync(
        GuestRoom room,
        string guest,
        GuestFeed feed,
        HttpContext context,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, cancellationToken);
        var items = feed.WatchAsync(room, guest, () => GuestAuthentication.FindAsync(context), ends.Token);
        await foreach (var item in items) yield return item;
    }

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> CoverAsync(
        RoomStateCache states, CoverStore covers, HttpContext context, CancellationToken cancellationToken) =>
        CoverOfPlaying.FindAsync(GuestAuthentication.Of(context).Device, states, covers, context, cancellationToken);

    private static async Task<Results<Ok<IReadOnlyList<GuestTrack>>, ProblemHttpResult>> SearchAsync(
        string? text,
        GuestTracks tracks,
        GuestLimits limits,
        RoomCommands commands,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var words = text?.Trim() ?? "";
        if (words.Length is 0 or > LongestSearch)
            return ProblemResults.BadRequest($"Search for 1 to {LongestSearch} letters of a title or an artist.");
        var (room, guest) = (GuestAuthentication.Of(context), GuestAuthentication.MarkOf(context));
        if (!limits.MayAsk(room, guest)) return TooOften("searches");
        var (data, problem) = await commands.AskAsync(room.Device, CommandNames.WishSearch, new { text = words }, By, cancellationToken);
        if (problem is not null) return problem;
        IReadOnlyList<GuestTrack> found =
        [
            .. Read<IReadOnlyList<TrackInfo>>(data, []).Select(track => new GuestTrack(
                tracks.Seal(room, track.Id), TrackMark.Of(track.Id), track.Title, track.Artist, track.Album, track.DurationSeconds)),
        ];
        return TypedResults.Ok(found);
    }

    private static async Task<Results<Ok<WishAnswer>, ProblemHttpResult>> WishAsync(
        WishRequest wish,
        GuestTracks tracks,
        GuestLimits limits,
        RoomCommands commands,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var (room, guest) = (GuestAuthentication.Of(context), GuestAuthentication.MarkOf(context));
        if (GuestWords.Clean(wish.Words) is not { } words)
            return ProblemResults.BadRequest($"The words to the house may have {GuestWords.Longest} letters. Say it shorter.");
        if (tracks.Open(room, wish.Track) is not { } track)
            return ProblemResults.BadRequest("This is no song of this room's. Search for it again.");
        if (!limits.MayWish(room, guest)) return TooOften("wishes");
        var asked = new { track, guest, words };
        var (data, problem) = await commands.AskAsync(room.Device, CommandNames.WishAdd, asked, By, cancellationToken);
        return problem is not null ? problem : TypedResults.Ok(Read(data, new WishAnswer("", "The room has taken it.")));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        string wish, GuestLimits limits, RoomCommands commands, HttpContext context, CancellationToken cancellationToken)
    {
        var (room, guest) = (GuestAuthentication.Of(context), GuestAuthentication.MarkOf(context));
        if (!limits.MayWish(room, guest)) return TooOften("wishes");
        var asked = new { id = wish, guest };
        var (_, problem) = await commands.AskAsync(room.Device, CommandNames.WishWithdraw, asked, By, cancellationToken);
        return problem is not null ? problem : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SayAsync(
        OpinionRequest opinion,
        RoomStateCache states,
        GuestLimits limits,
        RoomCommands commands,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var (room, guest) = (GuestAuthentication.Of(context), GuestAuthentication.MarkOf(context));
        if (opinion.Likes is not { } likes || opinion.Mark is not { Length: > 0 })
            return ProblemResults.BadRequest("Say of which song (mark), and whether you like it (likes).");
        if (states.Find(room.Device)?.Track?.Track is not { } track || TrackMark.Of(track.Id) != opinion.Mark)
            return ProblemResults.Conflict("Another song sounds now.");
        if (!limits.MayAsk(room, guest)) return TooOften("opinions");
        var name = likes ? CommandNames.WishLike : CommandNames.WishDislike;
        var (_, problem) = await commands.AskAsync(room.Device, name, new { track = track.Id, guest }, By, cancellationToken);
        return problem is not null ? problem : TypedResults.NoContent();
    }

    /// <summary>What a box says is not trusted.</summary>
    private static T Read<T>(JsonElement? data, T otherwise)
        where T : class
    {
        try
        {
            return data is { } value ? Wire.Read<T>(value) : otherwise;
        }
        catch (JsonException)
        {
            return otherwise;
        }
    }

    private static ProblemHttpResult TooOften(string what) =>
        ProblemResults.Of(StatusCodes.Status429TooManyRequests, $"These were too many {what} for a minute. Wait a little and try again.");
}

/// <param name="Track">As it was found.</param>
/// <param name="Words">To the house; only it sees them.</param>
internal sealed record WishRequest(string? Track, string? Words);

/// <param name="Mark">Of the song that sounds.</param>
/// <param name="Likes">Whether the guest likes it.</param>
internal sealed record OpinionRequest(string? Mark, bool? Likes);
