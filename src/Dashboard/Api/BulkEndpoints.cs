using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Bulk;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Sites;
using Roomtone.Dashboard.Templates;

namespace Roomtone.Dashboard.Api;

/// <summary>Changes to many boxes at once: what each would do, how it goes, and the way back.</summary>
internal static class BulkEndpoints
{
    /// <summary>Ten thousand names of boxes and a schedule of a thousand special days, in bytes.</summary>
    internal const long LongestRequest = 3 * 1024 * 1024;

    public static void MapBulk(this IEndpointRouteBuilder api)
    {
        var bulk = api.MapGroup("/bulk").WithTags("Many at once").RequireAuthorization(AuthorizationSetup.MayChange);
        bulk.MapGet("", ListAsync)
            .WithSummary("The last changes to many boxes")
            .WithDescription("Who sees every site sees all; others see their own.")
            .ProducesProblems(401, 403, 503);
        bulk.MapPost("/preview", PreviewAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LongestRequest))
            .WithSummary("What a change to many boxes would do, box by box")
            .ProducesProblems(400, 401, 403, 404, 503);
        bulk.MapPost("", StartAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LongestRequest))
            .WithSummary("Change many boxes")
            .WithDescription($"At most {BulkTargets.MostBoxes} boxes. Answers at once; ask for the run to see how it goes.")
            .ProducesProblems(400, 401, 403, 404, 409, 503);
        bulk.MapGet("/{run}", ShowAsync).WithSummary("A change to many boxes, and how it goes").ProducesProblems(401, 403, 404, 503);
        bulk.MapPost("/{run}/undo", UndoAsync)
            .WithSummary("Take a change to many boxes back")
            .WithDescription("Each box gets what it had before, except what somebody has changed since.")
            .ProducesProblems(401, 403, 404, 409, 503);
    }

    private static async Task<Ok<IReadOnlyList<BulkSummary>>> ListAsync(
        BulkStore store, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Ok(
            await store.LastAsync(SessionTicket.SeesAllSites(context.User) ? null : SessionTicket.Name(context.User), cancellationToken));

    private static async Task<Results<Ok<BulkPreview>, ProblemHttpResult>> PreviewAsync(
        BulkRequest request,
        BulkChanges changes,
        TemplateAccess templates,
        ScopeProvider scopes,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var scope = await scopes.OfAsync(context.User, cancellationToken);
            var (wanted, missing) = await WantedAsync(request, templates, context, cancellationToken);
            return missing ?? (Results<Ok<BulkPreview>, ProblemHttpResult>)TypedResults.Ok(
                await changes.PreviewAsync(wanted!, request.Targets ?? new(), scope, cancellationToken));
        }
        catch (PiecesException e)
        {
            return ProblemResults.BadRequest(e.Message);
        }
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> StartAsync(
        BulkRequest request,
        BulkChanges changes,
        TemplateAccess templates,
        ScopeProvider scopes,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var scope = await scopes.OfAsync(context.User, cancellationToken);
            var (wanted, missing) = await WantedAsync(request, templates, context, cancellationToken);
            if (missing is not null) return missing;
            var by = SessionTicket.Name(context.User);
            return TypedResults.Ok(
                new Made((await changes.StartAsync(wanted!, request.Targets ?? new(), scope, by, null, cancellationToken))!));
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

    private static async Task<Results<Ok<BulkRunView>, ProblemHttpResult>> ShowAsync(
        string run,
        BulkChanges changes,
        RoomStateCache states,
        ScopeProvider scopes,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(run, changes, context, cancellationToken) is not { } found) return Unknown();
        var scope = await scopes.OfAsync(context.User, cancellationToken);
        return TypedResults.Ok(BulkRunView.Of(found, states, scope));
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> UndoAsync(
        string run, BulkChanges changes, ScopeProvider scopes, HttpContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(run, changes, context, cancellationToken) is not { } found) return Unknown();
        try
        {
            var scope = await scopes.OfAsync(context.User, cancellationToken);
            return TypedResults.Ok(new Made(await changes.UndoAsync(found, scope, SessionTicket.Name(context.User), cancellationToken)));
        }
        catch (Exception e) when (e is PiecesException or BulkBusyException)
        {
            return ProblemResults.Conflict(e.Message);
        }
    }

    private static async Task<BulkRun?> FindAsync(
        string run, BulkChanges changes, HttpContext context, CancellationToken cancellationToken) =>
        await changes.FindAsync(run, cancellationToken) is { } found
        && (SessionTicket.SeesAllSites(context.User) || found.By == SessionTicket.Name(context.User))
            ? found
            : null;

    private static async Task<(BulkWanted? Wanted, ProblemHttpResult? Missing)> WantedAsync(
        BulkRequest request, TemplateAccess templates, HttpContext context, CancellationToken cancellationToken)
    {
        var given = (request.Pieces is null ? 0 : 1) + (request.Template is null ? 0 : 1) + (request.Command is null ? 0 : 1);
        if (given != 1) throw new PiecesException("Say what to change: settings (pieces), a template, or a command.");
        if (request.Command is { } command) return (CommandOf(command), null);
        if (request.Template is not { } id)
        {
            var pieces = SettingPieces.Read(request.Pieces);
            return (new(BulkTitle.Of(pieces), pieces), null);
        }

        return await templates.FindAsync(id, context.User, cancellationToken) is { } template
            ? (new(BulkTitle.Short($"Follow the template {template.Name}"), SettingPieces.Read(template.Pieces), Template: id), null)
            : (null, ProblemResults.NotFound("There is no such template any more."));
    }

    private static BulkWanted CommandOf(CommandRequest request)
    {
        var many = CommandCatalogue.ForPeople.Where(command => command.IsForMany).ToList();
        if (many.Find(one => one.Name == request.Name) is not { } definition)
            throw new PiecesException($"This command is not for many boxes at once. Commands: {string.Join(", ", many.Select(one => one.Name))}.");
        if (request.Args is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
            throw new PiecesException("The arguments (args) must be an object.");
        if (definition.Problem(request.Args) is { } problem) throw new PiecesException(problem);
        var command = new BulkCommand(definition.Name, request.Args);
        return new(BulkTitle.Of(command), Command: command);
    }

    private static ProblemHttpResult Unknown() => ProblemResults.NotFound("There is no such change, or it is older than 30 days.");
}

/// <summary>A change to many boxes: settings, a template, or a command.</summary>
/// <param name="Targets">Which boxes.</param>
/// <param name="Pieces">Some of the settings of a room, each whole.</param>
/// <param name="Template">The id of a template, that the boxes follow from now on.</param>
/// <param name="Command">Something to do.</param>
internal sealed record BulkRequest(
    BulkTargets? Targets, JsonElement? Pieces = null, string? Template = null, CommandRequest? Command = null);

/// <summary>A change to many boxes, and how it goes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Settings, a command, or an undo.</param>
/// <param name="Title">In words.</param>
/// <param name="By">The account.</param>
/// <param name="At">UTC.</param>
/// <param name="Undoes">The change that it takes back.</param>
/// <param name="UndoneBy">The change that takes it back.</param>
/// <param name="MayUndo">Whether it can be taken back.</param>
/// <param name="Boxes">Each box that one may see.</param>
internal sealed record BulkRunView(
    string Id,
    BulkKind Kind,
    string Title,
    string By,
    DateTimeOffset At,
    string? Undoes,
    string? UndoneBy,
    bool MayUndo,
    IReadOnlyList<BulkBoxView> Boxes)
{
    public static BulkRunView Of(BulkRun run, RoomStateCache states, AccessScope scope)
    {
        var boxes = run.Boxes.Values.Where(box => scope.SeesDevice(box.Device)).OrderBy(box => box.Device, StringComparer.Ordinal);
        var hasSent = run.Boxes.Values.Any(box => box.After is not null);
        return new(
            run.Id, run.Kind, run.Title, run.By, run.At, run.Undoes, run.UndoneBy,
            run is { Kind: BulkKind.Settings, UndoneBy: null } && hasSent,
            [.. boxes.Select(box => BulkBoxView.Of(box, states.Find(box.Device)?.Status?.State == DeviceState.Online))]);
    }
}

/// <summary>What became of one box.</summary>
/// <param name="Device">The box.</param>
/// <param name="State">How far it is.</param>
/// <param name="IsOnline">Whether it is there; one that is not takes settings when it is back.</param>
/// <param name="Said">A sentence to it; of the box where it refused.</param>
internal sealed record BulkBoxView(string Device, BulkBoxState State, bool IsOnline, string? Said)
{
    public static BulkBoxView Of(BulkBox box, bool isOnline)
    {
        lock (box) return new(box.Device, box.State, isOnline, box.Said);
    }
}
