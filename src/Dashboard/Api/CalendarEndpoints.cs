using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Roomtone.Dashboard.Calendars;

namespace Roomtone.Dashboard.Api;

/// <summary>Special days for a room's schedule, of files, addresses and countries. Nothing is saved here.</summary>
internal static class CalendarEndpoints
{
    /// <summary>What is read of a request before it is refused with a sentence; more ends the connection.</summary>
    private const long LargestUpload = 16 * 1024 * 1024;

    public static void MapCalendars(this IEndpointRouteBuilder api)
    {
        var days = api.MapGroup("/calendars").WithTags("Schedule").RequireAuthorization(AuthorizationSetup.MayChange);
        days.MapPost("/file", FileAsync)
            .WithSummary("The special days of an .ics file")
            .WithDescription($"The file itself as the body, 1 MB at most. Whole days of the next {FoundDays.MonthsAhead} months.")
            .Accepts<byte[]>("text/calendar")
            .WithMetadata(new RequestSizeLimitAttribute(LargestUpload))
            .ProducesProblems(400, 401, 403, 413);
        days.MapPost("/address", AddressAsync)
            .WithSummary("The special days of a calendar in the network").ProducesProblems(400, 401, 403);
        days.MapGet("/countries", () => TypedResults.Ok(CountryDays.All))
            .WithSummary("Countries whose public holidays are known").ProducesProblems(401, 403);
        days.MapGet("/countries/{code}", Country)
            .WithSummary("The public holidays of a country")
            .WithDescription("With its region as DE-BY; without it, those that all regions have.").ProducesProblems(400, 401, 403);
        api.MapGet("/devices/{id}/calendars", StatesAsync)
            .WithTags("Schedule")
            .WithSummary("How a room's calendars were read last")
            .WithDescription("Those that this dashboard has read since it began.")
            .ProducesProblems(401, 403, 404, 503);
    }

    private static async Task<Results<Ok<FoundDays>, ProblemHttpResult>> FileAsync(
        HttpContext context,
        CalendarReader reader,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return TypedResults.Ok(reader.OfFile(await CalendarReader.AtMostAsync(context.Request.Body, cancellationToken)));
        }
        catch (CalendarException e)
        {
            return ProblemResults.BadRequest(e.Message);
        }
    }

    private static async Task<Results<Ok<FoundDays>, ProblemHttpResult>> AddressAsync(
        CalendarAddress calendar,
        CalendarReader reader,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return TypedResults.Ok(await reader.OfAddressAsync(calendar.Address ?? "", cancellationToken));
        }
        catch (CalendarException e)
        {
            return ProblemResults.BadRequest(e.Message);
        }
    }

    private static Results<Ok<FoundDays>, ProblemHttpResult> Country(string code, CalendarReader reader)
    {
        try
        {
            return TypedResults.Ok(reader.OfCountry(code));
        }
        catch (CalendarException e)
        {
            return ProblemResults.BadRequest(e.Message);
        }
    }

    private static async Task<Results<Ok<IReadOnlyList<CalendarReading>>, ProblemHttpResult>> StatesAsync(
        string id,
        DeviceDirectory devices,
        CalendarWatch watch,
        CancellationToken cancellationToken
    ) =>
        await devices.KnowsAsync(id, cancellationToken) ? TypedResults.Ok(watch.Of(id)) : ProblemResults.UnknownDevice(id);
}

/// <param name="Address">Of an .ics file: http:// or https://.</param>
internal sealed record CalendarAddress(string? Address);
