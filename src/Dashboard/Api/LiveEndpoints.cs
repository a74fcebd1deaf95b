using Microsoft.AspNetCore.Http.Features;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>What happens now.</summary>
internal static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder api) =>
        api.MapGet("/live", StreamAsync).WithTags("Live")
            .WithSummary("Follow all rooms live")
            .WithDescription("Server-Sent Events named status, mood, track, sensing and health; data {\"device\":…,\"state\":…}. First what is true now, then each change; a comment every 15 s when nothing happens.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesErrors(401, 403, 503);

    private static async Task StreamAsync(HttpContext context, LiveFeed feed, SessionWatch sessions, ScopeProvider scopes, IHostApplicationLifetime lifetime)
    {
        var account = SessionTicket.Name(context.User);
        if (feed.IsFullFor(account))
        {
            await Refused.Unavailable($"There are {LiveFeed.MaxBrowsers} live views already, or {LiveFeed.MaxOfOneAccount} of this account. Close one and try again.").ExecuteAsync(context);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await foreach (var written in feed.WatchAsync(account, () => scopes.OfAsync(context.User, ends.Token), ends.Token))
            {
                if (!await sessions.HoldsAsync(context.User, ends.Token)) return;
                await context.Response.Body.WriteAsync(written, ends.Token);
                await context.Response.Body.FlushAsync(ends.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The browser has gone, or we stop: either way nobody listens.
        }
    }
}
