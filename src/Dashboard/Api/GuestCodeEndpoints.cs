using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Guests;

namespace Roomtone.Dashboard.Api;

/// <summary>The code of a room's tables, and what its owner does with it.</summary>
internal static class GuestCodeEndpoints
{
    public static void MapGuestCodes(this IEndpointRouteBuilder api)
    {
        var code = api.MapGroup("/devices/{id}/guests/code").WithTags("Guests").RequireAuthorization(AuthorizationSetup.MayChange);
        code.MapGet("", FindAsync)
            .WithSummary("The code by which guests wish for songs here")
            .WithDescription("Null where the room has none.")
            .ProducesProblems(401, 403, 404, 503);
        code.MapPost("", RenewAsync)
            .WithSummary("Make a code for guests")
            .WithDescription("The one before it counts no more.")
            .ProducesProblems(401, 403, 404, 503);
        code.MapDelete("", RemoveAsync).WithSummary("Put the guests' code out").ProducesProblems(401, 403, 404, 503);
    }

    private static async Task<Results<Ok<GuestCodeView>, ProblemHttpResult>> FindAsync(
        string id, DeviceDirectory devices, GuestCodeStore codes, CancellationToken cancellationToken) =>
        await devices.KnowsAsync(id, cancellationToken)
            ? TypedResults.Ok(new GuestCodeView(await codes.OfAsync(id, cancellationToken)))
            : ProblemResults.UnknownDevice(id);

    private static async Task<Results<Ok<GuestCodeView>, ProblemHttpResult>> RenewAsync(
        string id, DeviceDirectory devices, GuestCodeStore codes, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        if (!await devices.KnowsAsync(id, cancellationToken)) return ProblemResults.UnknownDevice(id);
        var by = SessionTicket.Name(context.User);
        var made = await codes.RenewAsync(id, by, cancellationToken);
        audit.Write(by, AuditActions.Guests, $"{id}: code made");
        return TypedResults.Ok(new GuestCodeView(made));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string id, GuestCodeStore codes, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        if (!await codes.RemoveAsync(id, cancellationToken)) return ProblemResults.NotFound("The room has no code for guests.");
        audit.Write(SessionTicket.Name(context.User), AuditActions.Guests, $"{id}: code put out");
        return TypedResults.NoContent();
    }
}

/// <param name="Code">Null where the room has none.</param>
internal sealed record GuestCodeView(GuestCode? Code);
