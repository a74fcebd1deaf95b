using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Bulk;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>Words that people give boxes.</summary>
internal static class TagEndpoints
{
    private static readonly string WhatTagsAre = $"A tag has 1 to {TagStore.Longest} letters, such as 'terrace'.";
    private static readonly string TooMany = $"A box carries at most {TagStore.MostOfADevice} tags. Take one away first.";

    public static void MapTags(this IEndpointRouteBuilder api)
    {
        api.MapPut("/devices/{id}/tags", PutAsync)
            .WithTags("Devices")
            .RequireAuthorization(AuthorizationSetup.MayChange)
            .WithSummary("The tags of a device, all of them")
            .ProducesProblems(400, 401, 403, 404, 409, 503);
        api.MapPost("/bulk/tags", ChangeAsync)
            .WithTags("Many at once")
            .RequireAuthorization(AuthorizationSetup.MayChange)
            .WithMetadata(new RequestSizeLimitAttribute(BulkEndpoints.LongestRequest))
            .WithSummary("Give many boxes tags, or take tags away")
            .ProducesProblems(400, 401, 403, 409, 503);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PutAsync(
        string id,
        TagsRequest request,
        DeviceDirectory devices,
        TagStore tags,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (Read(request.Tags) is not { } wanted) return ProblemResults.BadRequest(WhatTagsAre);
        if (await devices.FindAsync(id, cancellationToken) is not { } device) return ProblemResults.UnknownDevice(id);
        var full = await tags.ChangeAsync([id], wanted, [.. device.Tags.Except(wanted)], cancellationToken);
        if (full.Count > 0) return ProblemResults.Conflict(TooMany);
        audit.Write(SessionTicket.Name(context.User), AuditActions.Tags, $"{id}: {string.Join(", ", wanted)}");
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        BulkTagsRequest request,
        DeviceDirectory devices,
        TagStore tags,
        ScopeProvider scopes,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (Read(request.Add ?? []) is not { } add || Read(request.Remove ?? []) is not { } remove || add.Count + remove.Count == 0)
            return ProblemResults.BadRequest(WhatTagsAre);
        var scope = await scopes.OfAsync(context.User, cancellationToken);
        var (boxes, _, problem) = await (request.Targets ?? new()).FindAsync(devices, scope, cancellationToken);
        if (problem is not null) return ProblemResults.BadRequest(problem);
        var full = await tags.ChangeAsync([.. boxes.Select(box => box.Id)], add, remove, cancellationToken);
        var words = string.Join(", ", add.Select(tag => $"+{tag}").Concat(remove.Select(tag => $"-{tag}")));
        foreach (var box in boxes.Where(box => !full.Contains(box.Id)))
            audit.Write(SessionTicket.Name(context.User), AuditActions.Tags, $"{box.Id}: {words}");
        return full.Count == 0 ? TypedResults.NoContent() : ProblemResults.Conflict($"{string.Join(", ", full.Take(3))} stayed as before. {TooMany}");
    }

    /// <returns>Each once; null where one cannot be, or there are too many.</returns>
    private static List<string>? Read(IReadOnlyList<string>? given)
    {
        if (given is null || given.Count > TagStore.MostOfADevice) return null;
        var read = given.Select(TagStore.Read).ToList();
        return read.Contains(null) ? null : [.. read.OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}

/// <param name="Tags">All that it is to carry.</param>
internal sealed record TagsRequest(IReadOnlyList<string>? Tags);

/// <param name="Targets">Which boxes.</param>
/// <param name="Add">Tags to give.</param>
/// <param name="Remove">Tags to take away.</param>
internal sealed record BulkTagsRequest(BulkTargets? Targets, IReadOnlyList<string>? Add = null, IReadOnlyList<string>? Remove = null);
