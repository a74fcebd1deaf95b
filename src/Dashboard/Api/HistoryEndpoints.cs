using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.History;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>History of mood and tracks.</summary>
internal static class HistoryEndpoints
{
    private const int MaxTracks = 500;

    public static void MapHistory(this IEndpointRouteBuilder api)
    {
        var history = api.MapGroup("/devices/{id}/history").WithTags("History").RequireAuthorization(AuthorizationSetup.MayLookBack);
        history
            .MapGet("/mood", MoodAsync)
            .WithSummary("The mood of a room over time")
            .WithDescription(
                "A point a minute (up to 8 days), an hour (up to 400 days) or a day of UTC (up to 4,000 days). Without from and to: the last day. Gaps are absent, never filled."
            )
            .ProducesProblems(400, 401, 403, 404, 503);
        history
            .MapGet("/tracks", TracksAsync)
            .WithSummary("What was played, newest first")
            .WithDescription(
                "With the mean mood of the 5 minutes before the start, and from a minute after the start to 5 minutes after the end."
            )
            .ProducesProblems(400, 401, 403, 404, 503);
    }

    private static async Task<Results<Ok<MoodSeries>, ProblemHttpResult>> MoodAsync(
        string id,
        string? from,
        string? to,
        string? step,
        TimeProvider time,
        DeviceDirectory devices,
        MoodHistory moods,
        ScopeProvider scopes,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (!TimeStep.TryParse(step, out var parsed))
            return ProblemResults.BadRequest($"step is {step}; it must be one of {TimeStep.Names}.");
        if (!TimeRange.TryParse(from, to, parsed.Longest, time.GetUtcNow(), out var range, out var problem))
            return ProblemResults.BadRequest(problem);
        if (!await devices.KnowsAsync(id, cancellationToken))
            return ProblemResults.UnknownDevice(id);
        var since = (await scopes.OfAsync(context.User, cancellationToken)).Since(id);
        return TypedResults.Ok(await moods.ReadAsync(id, range.NotBefore(since), parsed, cancellationToken));
    }

    private static async Task<Results<Ok<IReadOnlyList<TrackPlay>>, ProblemHttpResult>> TracksAsync(
        string id,
        string? from,
        string? to,
        string? limit,
        TimeProvider time,
        DeviceDirectory devices,
        TrackHistory tracks,
        ScopeProvider scopes,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (!TimeRange.TryParse(from, to, TimeStep.Hour.Longest, time.GetUtcNow(), out var range, out var problem))
            return ProblemResults.BadRequest(problem);
        if (!LimitParameter.TryParse(limit, @default: 100, MaxTracks, out var count))
            return ProblemResults.BadRequest($"limit is {limit}; it must be from 1 to {MaxTracks}.");
        if (!await devices.KnowsAsync(id, cancellationToken))
            return ProblemResults.UnknownDevice(id);
        var since = (await scopes.OfAsync(context.User, cancellationToken)).Since(id);
        return TypedResults.Ok(await tracks.ReadAsync(id, range.NotBefore(since), count, since, cancellationToken));
    }
}
