using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Bulk;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Sites;
using Roomtone.Dashboard.Templates;

namespace Roomtone.Dashboard.Api;

/// <summary>Templates: pieces of settings with a name. A change of one goes to the boxes that follow it.</summary>
internal static class TemplateEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder api)
    {
        var templates = api.MapGroup("/templates").WithTags("Many at once").RequireAuthorization(AuthorizationSetup.MayChange);
        templates.MapGet("", ListAsync)
            .WithSummary("The templates, with the boxes that follow each, and where they differ")
            .ProducesProblems(401, 403, 503);
        templates.MapPost("", MakeAsync)
            .WithMetadata(new RequestSizeLimitAttribute(BulkEndpoints.LongestRequest))
            .WithSummary("Make a template")
            .ProducesProblems(400, 401, 403, 409, 503);
        templates.MapPost("/{template}/preview", PreviewAsync)
            .WithMetadata(new RequestSizeLimitAttribute(BulkEndpoints.LongestRequest))
            .WithSummary("What a change of a template would do to the boxes that follow it")
            .ProducesProblems(400, 401, 403, 404, 503);
        templates.MapPut("/{template}", ChangeAsync)
            .WithMetadata(new RequestSizeLimitAttribute(BulkEndpoints.LongestRequest))
            .WithSummary("Change a template and the boxes that follow it")
            .WithDescription("A box keeps what it has set otherwise. The answer names the run; null: no box follows.")
            .ProducesProblems(400, 401, 403, 404, 409, 503);
        templates.MapDelete("/{template}", RemoveAsync)
            .WithSummary("Remove a template")
            .WithDescription("The boxes keep their settings.")
            .ProducesProblems(401, 403, 404, 503);
        api.MapDelete("/devices/{id}/template", LeaveAsync)
            .WithTags("Devices")
            .RequireAuthorization(AuthorizationSetup.MayChange)
            .WithSummary("Follow no template any more")
            .WithDescription("The box keeps its settings.")
            .ProducesProblems(401, 403, 404, 503);
    }

    private static async Task<Ok<IReadOnlyList<TemplateView>>> ListAsync(
        TemplateAccess templates,
        SettingsPublisher publisher,
        ScopeProvider scopes,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var scope = await scopes.OfAsync(context.User, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<TemplateView>>([
            .. (await templates.AllAsync(context.User, cancellationToken))
                .Select(one => TemplateView.Of(one.Template, one.Followers, scope, publisher)),
        ]);
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> MakeAsync(
        TemplateRequest request, TemplateStore store, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            var (name, pieces) = Read(request);
            var by = SessionTicket.Name(context.User);
            if (await store.MakeAsync(name, pieces.ToString(), by, cancellationToken) is not { } id)
                return ProblemResults.Conflict($"There are {TemplateStore.Most} templates already. Remove one first.");
            audit.Write(by, AuditActions.Template, $"template {id}: made, {pieces}");
            return TypedResults.Ok(new Made(id));
        }
        catch (PiecesException e)
        {
            return ProblemResults.BadRequest(e.Message);
        }
    }

    private static async Task<Results<Ok<BulkPreview>, ProblemHttpResult>> PreviewAsync(
        string template,
        TemplateRequest request,
        TemplateAccess templates,
        BulkChanges changes,
        RoomStateCache states,
        ScopeProvider scopes,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(template, templates, context, cancellationToken) is not { } found) return Unknown();
        try
        {
            var (name, pieces) = Read(request);
            var wanted = Wanted(found.Template, name, pieces);
            var there = found.Followers.Where(device => states.Find(device) is not null).ToList();
            if (there.Count == 0) return TypedResults.Ok(new BulkPreview(wanted.Title, []));
            var scope = await scopes.OfAsync(context.User, cancellationToken);
            return TypedResults.Ok(await changes.PreviewAsync(wanted, new(Devices: there), scope, cancellationToken));
        }
        catch (PiecesException e)
        {
            return ProblemResults.BadRequest(e.Message);
        }
    }

    private static async Task<Results<Ok<TemplateChanged>, ProblemHttpResult>> ChangeAsync(
        string template,
        TemplateRequest request,
        TemplateAccess templates,
        TemplateStore store,
        BulkChanges changes,
        RoomStateCache states,
        ScopeProvider scopes,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(template, templates, context, cancellationToken) is not { } found) return Unknown();
        var scope = await scopes.OfAsync(context.User, cancellationToken);
        if (!found.Followers.All(scope.SeesDevice)) return ProblemResults.Forbidden(OfOthers);
        try
        {
            var (name, pieces) = Read(request);
            var by = SessionTicket.Name(context.User);
            var wanted = Wanted(found.Template, name, pieces);
            var isOurs = false;
            async Task<bool> KeepAsync() =>
                isOurs = await store.ChangeAsync(template, request.Revision, name, pieces.ToString(), by, CancellationToken.None);
            string? run = null;
            var there = found.Followers.Where(device => states.Find(device) is not null).ToList();
            if (there.Count == 0) await KeepAsync();
            else run = await changes.StartAsync(wanted, new(Devices: there), scope, by, KeepAsync, CancellationToken.None);
            if (!isOurs)
                return ProblemResults.Conflict("Somebody else has changed this template meanwhile. Open it again and repeat your change.");
            audit.Write(by, AuditActions.Template, $"template {template}: changed, {pieces}");
            return TypedResults.Ok(new TemplateChanged(run));
        }
        catch (PiecesException e)
        {
            return ProblemResults.BadRequest(e.Message);
        }
        catch (BulkBusyException e)
        {
            return ProblemResults.Conflict(e.Message);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string template,
        TemplateAccess templates,
        TemplateStore store,
        ScopeProvider scopes,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(template, templates, context, cancellationToken) is not { } found) return Unknown();
        var scope = await scopes.OfAsync(context.User, cancellationToken);
        if (!found.Followers.All(scope.SeesDevice)) return ProblemResults.Forbidden(OfOthers);
        await store.RemoveAsync(template, cancellationToken);
        audit.Write(SessionTicket.Name(context.User), AuditActions.Template, $"template {template}: removed");
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> LeaveAsync(
        string id, DeviceDirectory devices, TemplateStore store, AuditLog audit, HttpContext context, CancellationToken cancellationToken)
    {
        if (await devices.FindAsync(id, cancellationToken) is not { } device) return ProblemResults.UnknownDevice(id);
        if (device.Template is not { } template) return TypedResults.NoContent();
        await store.UnfollowAsync(template, [(id, null)], cancellationToken);
        audit.Write(SessionTicket.Name(context.User), AuditActions.Template, $"{id}: follows template {template} no more");
        return TypedResults.NoContent();
    }

    private const string OfOthers = "Boxes of other sites follow this template. Make one of your own instead, or ask an owner or an admin of all.";

    private static async Task<(Template Template, IReadOnlyList<string> Followers)?> FindAsync(
        string template, TemplateAccess templates, HttpContext context, CancellationToken cancellationToken) =>
        (await templates.AllAsync(context.User, cancellationToken)).FirstOrDefault(one => one.Template.Id == template) is
        { Template: not null } found
            ? found
            : null;

    private static BulkWanted Wanted(Template template, string name, SettingPieces pieces) =>
        new(BulkTitle.Short($"The template {name} as changed"), pieces, Template: template.Id, Expected: SettingPieces.Read(template.Pieces));

    private static (string Name, SettingPieces Pieces) Read(TemplateRequest request)
    {
        if (request.Name?.Trim() is not { Length: > 0 and <= TemplateStore.LongestName } name || name.Any(char.IsControl))
            throw new PiecesException($"Give the template a name of 1 to {TemplateStore.LongestName} letters, such as 'Café, weekdays'.");
        return (name, SettingPieces.Read(request.Pieces));
    }

    private static ProblemHttpResult Unknown() => ProblemResults.NotFound("There is no such template any more.");
}

/// <param name="Name">For people.</param>
/// <param name="Pieces">Some of the settings of a room, each whole.</param>
/// <param name="Revision">Of the template that is changed.</param>
internal sealed record TemplateRequest(string? Name, JsonElement? Pieces, int Revision = 0);

/// <param name="Run">The change to the boxes that follow it; null: none does.</param>
internal sealed record TemplateChanged(string? Run);
