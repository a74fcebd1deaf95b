using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.History;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>Rejected messages.</summary>
internal static class RejectedEndpoints
{
    private const int MaxEvents = 200;

    public static void MapRejected(this IEndpointRouteBuilder api)
    {
        var rejected = api.MapGroup("/rejected").WithTags("History").RequireAuthorization(AuthorizationSetup.MayAdminister);
        rejected.MapGet("", RejectedAsync)
            .WithSummary("Messages that could not be read, newest first")
            .WithDescription(
                $"With the reason. Payloads are texts, never HTML, and are cut to {RejectedHistory.MaxPayloadBytes} bytes. before: a time, or the next of the page before; limit: up to {MaxEvents}, without it 50."
            )
            .ProducesProblems(400, 401, 403, 503);
        rejected
            .MapPost(
                "/{id}/reingest",
                (string id, OrderBook orders, AuditLog audit, HttpContext context, CancellationToken cancellationToken) =>
                    AskAsync(OrderBook.Reingest, id, orders, audit, context, cancellationToken)
            )
            .WithSummary("Read a rejected message again, as if it came now")
            .WithDescription(
                "By CloudSync, on the way that all messages go. What can be read is stored once; what still cannot stays, with the reason."
            )
            .ProducesProblems(400, 401, 403, 409, 503);
        rejected
            .MapDelete(
                "/{id}",
                (string id, OrderBook orders, AuditLog audit, HttpContext context, CancellationToken cancellationToken) =>
                    AskAsync(OrderBook.Discard, id, orders, audit, context, cancellationToken)
            )
            .WithSummary("Delete a rejected message")
            .ProducesProblems(400, 401, 403, 409, 503);
    }

    private static async Task<Results<Ok<OrderView>, ProblemHttpResult>> AskAsync(
        string kind,
        string id,
        OrderBook orders,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (id.Length != 32 || !id.All(char.IsAsciiHexDigitLower))
            return ProblemResults.BadRequest($"{id} is not the id of a rejected message.");
        var by = SessionTicket.Name(context.User);
        audit.Write(by, AuditActions.Rejected, $"{kind} {id}");
        return TypedResults.Ok(await orders.AskAsync(kind, id, by, cancellationToken));
    }

    private static async Task<Results<Ok<RejectedPage>, ProblemHttpResult>> RejectedAsync(
        string? limit,
        string? before,
        RejectedHistory rejected,
        CancellationToken cancellationToken
    )
    {
        if (!LimitParameter.TryParse(limit, @default: 50, MaxEvents, out var count))
            return ProblemResults.BadRequest($"limit is {limit}; it must be from 1 to {MaxEvents}.");
        if (!RejectedCursor.TryParse(before, out var cursor))
            return ProblemResults.BadRequest(
                $"before is {before}; it must be a time such as 2026-11-22T10:15:30Z, or the next of the page before."
            );
        return TypedResults.Ok(await rejected.ReadAsync(cursor, count, cancellationToken));
    }
}
