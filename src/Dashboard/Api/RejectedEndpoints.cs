using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.History;

namespace Roomtone.Dashboard.Api;

/// <summary>What the boxes said and nobody could read.</summary>
internal static class RejectedEndpoints
{
    private const int MaxEvents = 200;

    public static void MapRejected(this IEndpointRouteBuilder api) =>
        api.MapGet("/rejected", RejectedAsync).WithTags("History").RequireAuthorization(Access.MayChange)
            .WithSummary("Messages that could not be read, newest first")
            .WithDescription($"With the reason. Payloads are texts, never HTML, and are cut to {RejectedHistory.MaxPayloadBytes} bytes. before: a time, or the next of the page before; limit: up to {MaxEvents}, without it 50.")
            .ProducesErrors(400, 401, 403, 503);

    private static async Task<Results<Ok<RejectedPage>, Refused>> RejectedAsync(string? limit, string? before, RejectedHistory rejected, CancellationToken cancellationToken)
    {
        if (!Count.TryParse(limit, @default: 50, MaxEvents, out var count)) return Refused.BadRequest($"limit is {limit}; it must be from 1 to {MaxEvents}.");
        if (!RejectedCursor.TryParse(before, out var cursor)) return Refused.BadRequest($"before is {before}; it must be a time such as 2026-11-22T10:15:30Z, or the next of the page before.");
        return TypedResults.Ok(await rejected.ReadAsync(cursor, count, cancellationToken));
    }
}
