using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>All rooms, live.</summary>
internal static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder api) =>
        api.MapGet("/live", Stream).WithTags("Live")
            .WithSummary("Follow all rooms live")
            .WithDescription(
                "Server-Sent Events. Named status, mood, track, sensing, health and speaker: data {\"device\":…,\"state\":…}; first what is true now, then each change. "
                    + $"Named broker: whether the boxes can be heard. Named ping: every {LiveFeed.PingEvery.TotalSeconds:0} s when nothing happens."
            )
            .Produces<LiveEvents>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblems(401, 403, 503);

    private static Results<ServerSentEventsResult<object>, ProblemHttpResult> Stream(
        HttpContext context,
        LiveFeed feed,
        SessionWatch sessions,
        ScopeProvider scopes,
        IHostApplicationLifetime lifetime
    )
    {
        var account = SessionTicket.Name(context.User);
        if (feed.IsFullFor(account))
            return ProblemResults.Unavailable(
                $"There are {LiveFeed.MaxBrowsers} live views already, or {LiveFeed.MaxOfOneAccount} of this account. Close one and try again."
            );

        // Otherwise a proxy such as nginx holds events back.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(WhileSessionHoldsAsync(context, feed, sessions, scopes, lifetime.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<object>> WhileSessionHoldsAsync(
        HttpContext context,
        LiveFeed feed,
        SessionWatch sessions,
        ScopeProvider scopes,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, cancellationToken);
        await foreach (
            var item in feed.WatchAsync(SessionTicket.Name(context.User), () => scopes.OfAsync(context.User, ends.Token), ends.Token)
        )
        {
            if (!await sessions.HoldsAsync(context.User, ends.Token)) yield break;
            yield return item;
        }
    }
}
