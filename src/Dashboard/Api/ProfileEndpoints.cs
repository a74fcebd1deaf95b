using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>The people of a site who want to be known. <see cref="ScopeMiddleware"/> has already checked the scope.</summary>
internal static class ProfileEndpoints
{
    private const int MaxTrack = 1024;

    public static void MapProfiles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sites/{id}/profiles", OfSiteAsync)
            .WithTags("Profiles")
            .RequireAuthorization(AuthorizationSetup.MayLookBack)
            .WithSummary("A site's profiles")
            .ProducesProblems(401, 403, 404, 503);
        api.MapPost("/sites/{id}/profiles", CreateAsync)
            .WithTags("Profiles")
            .RequireAuthorization(AuthorizationSetup.MayChange)
            .WithSummary("Make a profile")
            .WithDescription("In a site with one box, the person is with it from then on, until they leave.")
            .ProducesProblems(400, 401, 403, 404, 409, 503);
        var profile = api.MapGroup("/profiles/{id}").WithTags("Profiles").RequireAuthorization(AuthorizationSetup.MayLookBack);
        profile.MapGet("", OneAsync).WithSummary("A profile with its preferences").ProducesProblems(401, 403, 404, 503);
        profile
            .MapGet("/listening", ListeningAsync)
            .WithSummary("What began in a room while the person said to be in it")
            .ProducesProblems(401, 403, 404, 503);
        profile.MapGet("/feedback", FeedbackAsync).WithSummary("What the profile said of tracks").ProducesProblems(401, 403, 404, 503);
        var change = profile.MapGroup("").RequireAuthorization(AuthorizationSetup.MayChange);
        change.MapPut("", ChangeAsync).WithSummary("Change a profile").ProducesProblems(400, 401, 403, 404, 409, 503);
        change
            .MapPost("/visit", ArriveAsync)
            .WithSummary("The person is in a room now")
            .WithDescription("Said by hand; a camera knows nobody.")
            .ProducesProblems(400, 401, 403, 404, 503);
        change.MapDelete("/visit", LeaveAsync).WithSummary("The person has left").ProducesProblems(401, 403, 404, 503);
        change
            .MapPost("/feedback", SayAsync)
            .WithSummary("Like or dislike a track as this profile")
            .ProducesProblems(400, 401, 403, 404, 503);
        change
            .MapPost("/erasure", EraseAsync)
            .WithSummary("Erase a profile with all that is known of it")
            .WithDescription("The answer tells the rows before and after, table by table.")
            .ProducesProblems(401, 403, 404, 503);
    }

    private static async Task<Ok<IReadOnlyList<ProfileView>>> OfSiteAsync(
        string id,
        ProfileStore profiles,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await profiles.OfSiteAsync(id, cancellationToken));

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> CreateAsync(
        string id,
        ProfileRequest request,
        SiteStore sites,
        ProfileStore profiles,
        ProfilePublisher publisher,
        ScopeProvider scopes,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (request.Problem() is { } problem) return ProblemResults.BadRequest(problem);
        if (await sites.NameAsync(id, cancellationToken) is null) return ProblemResults.NotFound($"There is no site called {id}.");
        if (await profiles.IsTakenAsync(id, request, null, cancellationToken)) return Taken;
        var profile = await profiles.CreateAsync(id, request, cancellationToken);
        // Where there is one box only, whoever is made known there is there, until they say that they have left.
        if (await sites.DevicesAsync(id, cancellationToken) is [var only]) await profiles.ArriveAsync(profile, only, cancellationToken);
        publisher.SiteChanged(id);
        scopes.ForgetAll();
        audit.Write(SessionTicket.Name(context.User), AuditActions.Profile, $"profile {profile}: made");
        return TypedResults.Ok(new Made(profile));
    }

    private static async Task<Results<Ok<ProfileView>, ProblemHttpResult>> OneAsync(
        string id,
        ProfileStore profiles,
        CancellationToken cancellationToken
    ) => await profiles.FindAsync(id, cancellationToken) is { } profile ? TypedResults.Ok(profile) : Unknown(id);

    private static async Task<Results<Ok<IReadOnlyList<Heard>>, ProblemHttpResult>> ListeningAsync(
        string id,
        ProfileStore profiles,
        CancellationToken cancellationToken
    ) =>
        await profiles.FindAsync(id, cancellationToken) is null
            ? Unknown(id)
            : TypedResults.Ok(await profiles.ListeningAsync(id, cancellationToken));

    private static async Task<Results<Ok<IReadOnlyList<ProfileFeedback>>, ProblemHttpResult>> FeedbackAsync(
        string id,
        ProfileStore profiles,
        CancellationToken cancellationToken
    ) =>
        await profiles.FindAsync(id, cancellationToken) is null
            ? Unknown(id)
            : TypedResults.Ok(await profiles.FeedbackAsync(id, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        string id,
        ProfileRequest request,
        ProfileStore profiles,
        ProfilePublisher publisher,
        CancellationToken cancellationToken
    )
    {
        if (request.Problem() is { } problem) return ProblemResults.BadRequest(problem);
        if (await profiles.FindAsync(id, cancellationToken) is not { } profile) return Unknown(id);
        if (await profiles.IsTakenAsync(profile.Site, request, id, cancellationToken)) return Taken;
        await profiles.ChangeAsync(id, request, cancellationToken);
        publisher.SiteChanged(profile.Site);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ArriveAsync(
        string id,
        VisitRequest request,
        ProfileStore profiles,
        SiteStore sites,
        ProfilePublisher publisher,
        CancellationToken cancellationToken
    )
    {
        if (await profiles.FindAsync(id, cancellationToken) is not { } profile)
            return Unknown(id);
        if (!await StandsAsync(request.Device, profile, sites, cancellationToken))
            return ProblemResults.BadRequest("The device is not one of the profile's site.");
        await profiles.ArriveAsync(id, request.Device!, cancellationToken);
        publisher.SiteChanged(profile.Site);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> LeaveAsync(
        string id,
        ProfileStore profiles,
        ProfilePublisher publisher,
        CancellationToken cancellationToken
    )
    {
        if (await profiles.FindAsync(id, cancellationToken) is not { } profile) return Unknown(id);
        await profiles.LeaveAsync(id, cancellationToken);
        publisher.SiteChanged(profile.Site);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SayAsync(
        string id,
        SaidRequest request,
        ProfileStore profiles,
        SiteStore sites,
        ProfilePublisher publisher,
        CancellationToken cancellationToken
    )
    {
        if (request.What is not ("like" or "dislike"))
            return ProblemResults.BadRequest($"what is {request.What}; it must be like or dislike.");
        if (request.Track is not { Length: > 0 and <= MaxTrack })
            return ProblemResults.BadRequest("Give the track's id.");
        if (await profiles.FindAsync(id, cancellationToken) is not { } profile)
            return Unknown(id);
        if (!await StandsAsync(request.Device, profile, sites, cancellationToken))
            return ProblemResults.BadRequest("The device is not one of the profile's site.");
        await profiles.SayAsync(id, request.Device!, request.What, request.Track, cancellationToken);
        publisher.SiteChanged(profile.Site);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<OrderView>, ProblemHttpResult>> EraseAsync(
        string id,
        ProfileStore profiles,
        OrderBook orders,
        ProfilePublisher publisher,
        ScopeProvider scopes,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (await profiles.FindAsync(id, cancellationToken) is not { } profile) return Unknown(id);
        var by = SessionTicket.Name(context.User);
        audit.Write(by, AuditActions.Erasure, $"profile {id}: asked for");
        // What was begun is carried through, also where nobody waits for the answer any more.
        var order = await orders.AskAsync(OrderBook.EraseProfile, id, by, CancellationToken.None);
        publisher.SiteChanged(profile.Site);
        scopes.ForgetAll();
        if (order.Done)
            audit.Write(by, AuditActions.Erasure, $"profile {id}: {(order.Ok ? "erased, nothing left" : "not whole")} (order {order.Id})");
        return TypedResults.Ok(order);
    }

    private static async Task<bool> StandsAsync(
        string? device,
        ProfileView profile,
        SiteStore sites,
        CancellationToken cancellationToken
    ) => device is not null && (await sites.DevicesAsync(profile.Site, cancellationToken)).Contains(device);

    private static ProblemHttpResult Taken => ProblemResults.Conflict("Somebody else of this site has this name or this account.");

    private static ProblemHttpResult Unknown(string id) => ProblemResults.NotFound($"There is no profile called {id}.");
}

internal sealed record VisitRequest(string? Device);

internal sealed record SaidRequest(string? Device, string? What, string? Track);
