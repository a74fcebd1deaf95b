using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Devices;
using Roomtone.Dashboard.History.Export;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>Sites and their rooms. <see cref="ScopeMiddleware"/> has already checked the scope.</summary>
internal static class SiteEndpoints
{
    private const int MaxName = 128;

    public static void MapSites(this IEndpointRouteBuilder api)
    {
        var sites = api.MapGroup("/sites").WithTags("Sites");
        sites.MapGet("", AllAsync).WithSummary("The sites that one may see, with their rooms and devices").ProducesProblems(401, 403, 503);
        sites
            .MapPost("", CreateAsync)
            .RequireAuthorization(AuthorizationSetup.MayAdminister)
            .WithSummary("Make a site")
            .ProducesProblems(400, 401, 403, 503);
        var site = sites.MapGroup("/{id}").RequireAuthorization(AuthorizationSetup.MayChange);
        site.MapPut("", RenameAsync).WithSummary("Rename a site").ProducesProblems(400, 401, 403, 404, 503);
        site.MapPost("/rooms", AddRoomAsync).WithSummary("Add a room").ProducesProblems(400, 401, 403, 404, 503);
        site.MapDelete("/rooms/{room}", RemoveRoomAsync).WithSummary("Remove an empty room").ProducesProblems(401, 403, 404, 409, 503);
        site.MapPut("/devices/{device}", PlaceAsync)
            .WithSummary("Put a device into a room")
            .WithDescription("A device that stands nowhere is put by those who see every site.")
            .ProducesProblems(400, 401, 403, 404, 503);
        site.MapDelete("/devices/{device}", RemoveDeviceAsync)
            .WithSummary("Take a device out of a site")
            .ProducesProblems(401, 403, 404, 503);
        site.MapGet("/export", ExportAsync)
            .WithSummary("Download a site's history as CSV or JSON lines")
            .WithDescription($"kind: {ExportKind.Names}; format: {RowFormats.Names}. Device after device, each oldest first.")
            .Produces<string>(StatusCodes.Status200OK, "text/csv", "application/jsonl")
            .ProducesProblems(400, 401, 403, 404, 503);
        site.MapPost("/erasure", EraseAsync)
            .WithSummary("Erase a site with all that is known of it")
            .WithDescription(
                "confirm: the site's name. Its devices are put out first. The answer tells the rows before and after, table by table."
            )
            .ProducesProblems(400, 401, 403, 404, 503);
        api.MapGet("/orders/{order}", OrderAsync)
            .WithTags("Sites")
            .RequireAuthorization(AuthorizationSetup.MayChange)
            .WithSummary("An order to the history, and what came of it")
            .ProducesProblems(401, 403, 404, 503);
    }

    private static async Task<Ok<IReadOnlyList<SiteView>>> AllAsync(
        SiteStore sites,
        ScopeProvider scopes,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var scope = await scopes.OfAsync(context.User, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<SiteView>>([
            .. (await sites.AllAsync(cancellationToken)).Where(site => scope.SeesSite(site.Id)),
        ]);
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> CreateAsync(
        NameRequest request,
        SiteStore sites,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (Problem(request) is { } problem) return problem;
        var id = await sites.CreateAsync(request.Name!.Trim(), cancellationToken);
        audit.Write(SessionTicket.Name(context.User), AuditActions.Site, $"site {id}: made");
        return TypedResults.Ok(new Made(id));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RenameAsync(
        string id,
        NameRequest request,
        SiteStore sites,
        CancellationToken cancellationToken
    )
    {
        if (Problem(request) is { } problem) return problem;
        if (await sites.NameAsync(id, cancellationToken) is null) return Unknown(id);
        await sites.RenameAsync(id, request.Name!.Trim(), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> AddRoomAsync(
        string id,
        NameRequest request,
        SiteStore sites,
        CancellationToken cancellationToken
    )
    {
        if (Problem(request) is { } problem) return problem;
        if (await sites.NameAsync(id, cancellationToken) is null) return Unknown(id);
        return TypedResults.Ok(new Made(await sites.AddRoomAsync(id, request.Name!.Trim(), cancellationToken)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveRoomAsync(
        string id,
        string room,
        SiteStore sites,
        CancellationToken cancellationToken
    ) =>
        await sites.RemoveRoomAsync(id, room, cancellationToken)
            ? TypedResults.NoContent()
            : ProblemResults.Conflict("The room is not there, or a device stands in it.");

    private static async Task<Results<NoContent, ProblemHttpResult>> PlaceAsync(
        string id,
        string device,
        PlaceRequest request,
        SiteStore sites,
        DeviceDirectory devices,
        ProfilePublisher publisher,
        ScopeProvider scopes,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        // The middleware has checked the site; the device may belong to another.
        if (
            !(await scopes.OfAsync(context.User, cancellationToken)).SeesDevice(device)
            || !await devices.KnowsAsync(device, cancellationToken)
        )
            return ProblemResults.UnknownDevice(device);
        if (request.Room is null || !await sites.PlaceAsync(id, request.Room, device, cancellationToken))
            return ProblemResults.BadRequest("There is no such room in this site.");
        publisher.DeviceChanged(device);
        scopes.ForgetAll();
        audit.Write(SessionTicket.Name(context.User), AuditActions.Site, $"{device}: placed in site {id}");
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveDeviceAsync(
        string id,
        string device,
        SiteStore sites,
        ProfilePublisher publisher,
        ScopeProvider scopes,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (!await sites.RemoveDeviceAsync(id, device, cancellationToken)) return ProblemResults.UnknownDevice(device);
        publisher.DeviceChanged(device);
        scopes.ForgetAll();
        audit.Write(SessionTicket.Name(context.User), AuditActions.Site, $"{device}: taken out of site {id}");
        return TypedResults.NoContent();
    }

    private static async Task<Results<Download, ProblemHttpResult>> ExportAsync(
        string id,
        string? kind,
        string? from,
        string? to,
        string? format,
        TimeProvider time,
        SiteStore sites,
        HistoryExport export,
        ScopeProvider scopes,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (!ExportRequest.TryParse(kind, from, to, format, time.GetUtcNow(), out var wanted, out var problem))
            return ProblemResults.BadRequest(problem);
        if (await sites.NameAsync(id, cancellationToken) is null)
            return Unknown(id);

        audit.Write(
            SessionTicket.Name(context.User),
            AuditActions.Export,
            $"site {id}: {wanted}"
        );
        var scope = await scopes.OfAsync(context.User, cancellationToken);
        var parts = (await sites.DevicesAsync(id, cancellationToken))
            .Select(device => (device, wanted.Range.NotBefore(scope.Since(device))))
            .ToList();
        var rows = export.Open(parts, wanted.Kind, wanted.Rows, cancellationToken);
        return new Download(rows, wanted.FileName($"site-{id}"), wanted.Rows.ContentType);
    }

    private static async Task<Results<Ok<OrderView>, ProblemHttpResult>> EraseAsync(
        string id,
        EraseRequest request,
        SiteStore sites,
        ProfilePublisher publisher,
        ScopeProvider scopes,
        OrderBook orders,
        BrokerControl control,
        DeviceKeys keys,
        RoomStateCache states,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (await sites.NameAsync(id, cancellationToken) is not { } name) return Unknown(id);
        if (request.Confirm != name) return ProblemResults.BadRequest("To erase a site, give its name as confirm.");
        var devices = await sites.DevicesAsync(id, cancellationToken);
        if (control.IsOn)
            foreach (var device in devices) await keys.RemoveAsync(device, cancellationToken);
        var by = SessionTicket.Name(context.User);
        audit.Write(by, AuditActions.Erasure, $"site {id}: asked for");
        // What was begun is carried through, also where nobody waits for the answer any more.
        var order = await orders.AskAsync(OrderBook.EraseSite, id, by, CancellationToken.None);
        scopes.ForgetAll();
        foreach (var device in devices)
        {
            states.Forget(device);
            publisher.DeviceChanged(device);
        }

        if (order.Done)
            audit.Write(by, AuditActions.Erasure, $"site {id}: {(order.Ok ? "erased, nothing left" : "not whole")} (order {order.Id})");
        return TypedResults.Ok(order);
    }

    private static async Task<Results<Ok<OrderView>, ProblemHttpResult>> OrderAsync(
        string order,
        OrderBook orders,
        ProfilePublisher publisher,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (
            await orders.FindAsync(order, cancellationToken) is not { } found
            || (found.AskedBy != SessionTicket.Name(context.User) && !SessionTicket.SeesAllSites(context.User))
        )
            return ProblemResults.NotFound("There is no such order.");
        // It took longer than we waited: only now are the people gone.
        if (found is { Done: true, Kind: OrderBook.EraseSite or OrderBook.EraseProfile }) publisher.AllChanged();
        return TypedResults.Ok(found);
    }

    private static ProblemHttpResult? Problem(NameRequest request) =>
        string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > MaxName
            ? ProblemResults.BadRequest($"A name has 1 to {MaxName} characters.")
            : null;

    private static ProblemHttpResult Unknown(string id) => ProblemResults.NotFound($"There is no site called {id}.");
}

internal sealed record NameRequest(string? Name);

internal sealed record PlaceRequest(string? Room);

/// <summary>The name of what shall be erased, so that nobody erases by a slip.</summary>
internal sealed record EraseRequest(string? Confirm);

/// <summary>The id of what was made.</summary>
internal sealed record Made(string Id);
