using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.History;
using Roomtone.Dashboard.History.Liked;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>What a room liked at some hours of the week, to make a playlist of.</summary>
internal static class LikedEndpoints
{
    private const int UsualBack = 90;
    private const int MostBack = 400;
    private const int UsualTracks = 50;
    private const int MostTracks = 500;

    public static void MapLiked(this IEndpointRouteBuilder api) =>
        api.MapGet("/devices/{id}/history/liked", ReadAsync).WithTags("History").RequireAuthorization(AuthorizationSetup.MayLookBack)
            .WithSummary("What the room liked, best first")
            .WithDescription(
                $"What people liked, and what was heard to its end and never skipped, without what somebody dislikes. back: how many days, 1 to {MostBack} ({UsualBack}). days: mon to sun with commas between; from, until: times of day such as 18:00 and 24:00, in the room's time zone or in zone (an IANA name)."
            )
            .ProducesProblems(400, 401, 403, 404, 503);

    private static async Task<Results<Ok<LikedTracks>, ProblemHttpResult>> ReadAsync(
        string id,
        string? back,
        string? days,
        string? from,
        string? until,
        string? zone,
        string? limit,
        TimeProvider time,
        DeviceDirectory devices,
        RoomStateCache states,
        LikedHistory liked,
        ScopeProvider scopes,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (!LimitParameter.TryParse(back, UsualBack, MostBack, out var daysBack))
            return ProblemResults.BadRequest($"back is {back}; it must be from 1 to {MostBack} days.");
        if (!LimitParameter.TryParse(limit, UsualTracks, MostTracks, out var count))
            return ProblemResults.BadRequest($"limit is {limit}; it must be from 1 to {MostTracks}.");
        if (!WeeklyHours.TryParse(days, from, until, out var hours, out var problem)) return ProblemResults.BadRequest(problem);
        if (Zone(zone, states.Find(id)) is not { } there)
            return ProblemResults.BadRequest($"zone is {zone}, which is not known; write an IANA name such as Europe/Berlin.");
        if (!await devices.KnowsAsync(id, cancellationToken)) return ProblemResults.UnknownDevice(id);

        var now = time.GetUtcNow();
        var since = (await scopes.OfAsync(context.User, cancellationToken)).Since(id);
        var range = new TimeRange(now - TimeSpan.FromDays(daysBack), now).NotBefore(since);
        return TypedResults.Ok(
            new LikedTracks(there.Id, await liked.ReadAsync(id, range, hours.In(range, there), count, cancellationToken)));
    }

    /// <summary>As asked, else as the box says, else UTC; null where the one asked for is not known.</summary>
    private static TimeZoneInfo? Zone(string? asked, Room? room)
    {
        if (!string.IsNullOrEmpty(asked)) return TimeZoneInfo.TryFindSystemTimeZoneById(asked, out var zone) ? zone : null;
        return room?.Health?.TimeZone is { } said && TimeZoneInfo.TryFindSystemTimeZoneById(said, out var its) ? its : TimeZoneInfo.Utc;
    }
}
