using System.Text.Json;
using System.Text.Json.Serialization;
using Roomtone.Contracts;
using Roomtone.Dashboard.Api;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Sites;
using Roomtone.Dashboard.Templates;

namespace Roomtone.Dashboard.Bulk;

/// <summary>Shows what a change would do to many boxes, makes it, and takes it back.</summary>
internal sealed class BulkChanges(
    BulkStore store, BulkSender sender, DeviceDirectory devices, TemplateStore templates, SettingsPublisher publisher, TimeProvider time)
{
    public const string NotTold = "It has not told its settings yet. It can be changed once it has been online.";

    private const string Hidden = "Your account does not see this box any more.";
    private const string NotOnline = "It is not online, and a command does not wait.";

    public async Task<BulkPreview> PreviewAsync(
        BulkWanted wanted, BulkTargets targets, AccessScope scope, CancellationToken cancellationToken)
    {
        var (boxes, gone, problem) = await targets.FindAsync(devices, scope, cancellationToken);
        if (problem is not null) throw new PiecesException(problem);
        var missing = gone.Select(device => new BulkPreviewBox(device, BulkOutlook.Cannot, $"There is no box called {device}.", []));
        return new(wanted.Title, [.. boxes.Select(box => Preview(wanted, box)), .. missing]);
    }

    /// <param name="wanted">What they are to have.</param>
    /// <param name="targets">Which boxes.</param>
    /// <param name="scope">What the account may see.</param>
    /// <param name="by">The account.</param>
    /// <param name="first">Done once nothing stands in the way any more; where it gives false, nothing is begun.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The id of the run; null where none was begun.</returns>
    public async Task<string?> StartAsync(
        BulkWanted wanted,
        BulkTargets targets,
        AccessScope scope,
        string by,
        Func<Task<bool>>? first,
        CancellationToken cancellationToken
    )
    {
        var (boxes, gone, problem) = await targets.FindAsync(devices, scope, cancellationToken);
        if (problem is not null) throw new PiecesException(problem);
        if (sender.IsFull) throw new BulkBusyException();
        if (first is not null && !await first()) return null;
        var run = new BulkRun
        {
            Id = SiteStore.NewId(),
            Kind = wanted.Command is null ? BulkKind.Settings : BulkKind.Command,
            Title = wanted.Title,
            Wanted = wanted.Pieces?.ToString() ?? JsonSerializer.Serialize(wanted.Command, Wire.Json),
            Template = wanted.Template,
            PiecesBefore = wanted.Expected?.ToString(),
            By = by,
            At = time.GetUtcNow(),
            Boxes = boxes.Select(box => Row(wanted, box))
                .Concat(gone.Select(device => new BulkBox { Device = device, State = BulkBoxState.Skipped, Said = "There is no such box." }))
                .ToDictionary(box => box.Device, StringComparer.Ordinal),
        };
        await store.AddAsync(run, cancellationToken);
        if (wanted is { Template: { } template, Expected: null })
            await templates.FollowAsync(
                template,
                run.Boxes.Values.Where(box => box.State == BulkBoxState.Queued).Select(box => box.Device).ToList(),
                CancellationToken.None);
        sender.Add(run);
        return run.Id;
    }

    /// <summary>The run as it is now; null where there is none.</summary>
    public async Task<BulkRun?> FindAsync(string run, CancellationToken cancellationToken) =>
        sender.Find(run) ?? await store.FindAsync(run, cancellationToken);

    /// <summary>Puts back what each box had, only where nobody has changed it since. What is not sent yet is not.</summary>
    /// <returns>The id of the run that does it.</returns>
    /// <exception cref="PiecesException">It cannot be taken back; why.</exception>
    public async Task<string> UndoAsync(BulkRun run, AccessScope scope, string by, CancellationToken cancellationToken)
    {
        if (run.Kind == BulkKind.Command) throw new PiecesException("A command cannot be taken back.");
        if (run.Kind == BulkKind.Undo) throw new PiecesException("This took a change back already. Make the change again instead.");
        if (run.UndoneBy is not null) throw new PiecesException("It was taken back already.");
        if (sender.IsFull) throw new BulkBusyException();
        await sender.StopAsync(run);
        var undo = new BulkRun
        {
            Id = SiteStore.NewId(),
            Kind = BulkKind.Undo,
            Title = BulkTitle.Short($"Undo: {run.Title}"),
            Wanted = "{}",
            Undoes = run.Id,
            By = by,
            At = time.GetUtcNow(),
            Boxes = run.Boxes.Values.Where(box => box is { Before: not null, After: not null })
                .Select(box => Back(box, scope))
                .ToDictionary(box => box.Device, StringComparer.Ordinal),
        };
        if (!await store.AddAsync(undo, cancellationToken)) throw new PiecesException("It was taken back already.");
        run.UndoneBy = undo.Id;
        await UnfollowAsync(run, by);
        sender.Add(undo);
        return undo.Id;
    }

    private static BulkBox Back(BulkBox box, AccessScope scope) => new()
    {
        Device = box.Device,
        State = scope.SeesDevice(box.Device) ? BulkBoxState.Queued : BulkBoxState.Skipped,
        Said = scope.SeesDevice(box.Device) ? null : Hidden,
        Before = box.After,
        After = box.Before,
    };

    /// <summary>
    /// The boxes follow what they followed before, and a template that was changed is as it was, where nobody changed it since.
    /// </summary>
    private async Task UnfollowAsync(BulkRun run, string by)
    {
        if (run.Template is not { } id) return;
        if (run.PiecesBefore is not { } before)
            await templates.UnfollowAsync(id, run.Boxes.Values.Select(box => (box.Device, box.Followed)), CancellationToken.None);
        else if (await templates.FindAsync(id, CancellationToken.None) is { } now && now.Pieces == run.Wanted)
            await templates.ChangeAsync(id, now.Revision, now.Name, before, by, CancellationToken.None);
    }

    private BulkBox Row(BulkWanted wanted, DeviceView box)
    {
        var now = wanted.Pieces is null ? null : publisher.Now(box.Id);
        var cannot = wanted.Pieces is not null && now is null;
        return new()
        {
            Device = box.Id,
            State = cannot ? BulkBoxState.Skipped : BulkBoxState.Queued,
            Said = cannot ? NotTold : null,
            Before = now is null ? null : SettingPieces.Of(now, wanted.Pieces!.Keys).ToString(),
            Followed = box.Template,
        };
    }

    private BulkPreviewBox Preview(BulkWanted wanted, DeviceView box)
    {
        var isOnline = box.State == DeviceState.Online;
        if (wanted.Pieces is not { } pieces)
            return new(box.Id, isOnline ? BulkOutlook.Now : BulkOutlook.Cannot, isOnline ? null : NotOnline, []);
        if (publisher.Now(box.Id) is not { } now) return new(box.Id, BulkOutlook.Cannot, NotTold, []);
        var plan = BulkPlan.Of(now, pieces, wanted.Expected);
        var has = SettingPieces.Of(now, plan.Keys);
        var outlook = plan.Keys.Count == 0 ? BulkOutlook.Unchanged : isOnline ? BulkOutlook.Now : BulkOutlook.Later;
        return new(
            box.Id, outlook, plan.KeptSentence("It has its own"), [.. plan.Keys.Select(key => PieceText.Between(key, has[key], pieces[key]))]);
    }
}

/// <summary>What many boxes are to have or to do.</summary>
/// <param name="Title">For people.</param>
/// <param name="Pieces">Settings; null for a command.</param>
/// <param name="Command">A command; null for settings.</param>
/// <param name="Template">The template that the pieces are of.</param>
/// <param name="Expected">Only where a box has these pieces still.</param>
internal sealed record BulkWanted(
    string Title, SettingPieces? Pieces = null, BulkCommand? Command = null, string? Template = null, SettingPieces? Expected = null);

/// <summary>Too many changes wait to be sent.</summary>
internal sealed class BulkBusyException() : Exception("Other changes are still being sent. Try again in a minute.");

/// <summary>What a change would do.</summary>
/// <param name="Title">The change, in words.</param>
/// <param name="Boxes">Each box.</param>
internal sealed record BulkPreview(string Title, IReadOnlyList<BulkPreviewBox> Boxes);

/// <summary>What a change would do to a box.</summary>
/// <param name="Device">The box.</param>
/// <param name="Outlook">Whether it takes it, and when.</param>
/// <param name="Why">A sentence where it takes none, or not all; null: none is needed.</param>
/// <param name="Changes">What changes in its settings.</param>
internal sealed record BulkPreviewBox(string Device, BulkOutlook Outlook, string? Why, IReadOnlyList<PieceChange> Changes);

[JsonConverter(typeof(KebabCase<BulkOutlook>))]
internal enum BulkOutlook
{
    /// <summary>It is online and takes it now.</summary>
    Now,

    /// <summary>It is away and takes it when it is back.</summary>
    Later,

    /// <summary>It has it already.</summary>
    Unchanged,

    /// <summary>It takes nothing, and why.</summary>
    Cannot,
}
