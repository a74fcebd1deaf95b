using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Contracts;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Api;

/// <summary>What a page says that is a room's camera or its speaker; the box decides what becomes of it.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder api)
    {
        var device = api.MapGroup("/devices/{id}").WithTags("Listen").RequireAuthorization(AuthorizationSetup.MayChange);
        device.MapPost("/browser/readings", ReadAsync)
            .WithSummary("Say which faces a page sees that is the room's camera")
            .WithDescription($"Numbers, never a picture; at most {BrowserReading.MostPerSecond} a second. The box may refuse them; its sensing state says why.")
            .ProducesProblems(400, 401, 403, 404, 429, 503);
        device.MapPost("/speaker/reported", ReportAsync)
            .WithSummary("Say what a page does that is the room's speaker")
            .WithDescription("What it should do comes as the live event speaker.")
            .ProducesProblems(400, 401, 403, 404, 429, 503);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReadAsync(
        string id,
        BrowserReading reading,
        DeviceDirectory devices,
        PageRelay relay,
        CancellationToken cancellationToken
    )
    {
        if (reading.Problems().FirstOrDefault() is { } problem) return ProblemResults.BadRequest(problem);
        if (!await devices.KnowsAsync(id, cancellationToken)) return ProblemResults.UnknownDevice(id);
        return await relay.SendAsync(id, reading, cancellationToken) ? TypedResults.NoContent() : TooMany("readings");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReportAsync(
        string id,
        ReportedSound report,
        DeviceDirectory devices,
        PageRelay relay,
        CancellationToken cancellationToken
    )
    {
        if (report.Problems().FirstOrDefault() is { } problem) return ProblemResults.BadRequest(problem);
        if (!await devices.KnowsAsync(id, cancellationToken)) return ProblemResults.UnknownDevice(id);
        return await relay.SendAsync(id, report, cancellationToken) ? TypedResults.NoContent() : TooMany("reports");
    }

    private static ProblemHttpResult TooMany(string what) =>
        ProblemResults.Of(StatusCodes.Status429TooManyRequests, $"Too many {what} of this room came in the last second. Send fewer.");
}
