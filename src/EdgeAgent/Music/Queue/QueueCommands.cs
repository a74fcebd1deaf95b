using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Queue;

/// <summary>Puts tracks among those that come next, moves them and takes them away.</summary>
internal sealed class QueueCommands(
    PlaybackController controller,
    LineUp lineUp,
    PlayQueue queue,
    QueueRules rules,
    CatalogueProvider catalogues
) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } =
        [CommandNames.QueueAdd, CommandNames.QueueMove, CommandNames.QueueRemove, CommandNames.QueueClear];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var args = new CommandArguments(command);
        Action change = command.Name switch
        {
            CommandNames.QueueAdd => () => Add(args.Text("track")!, args.Integer("place"), command.By),
            CommandNames.QueueMove => () => lineUp.Put(Coming(args.Text("track")!), args.Integer("place"), command.By),
            CommandNames.QueueRemove => () => lineUp.Remove(Coming(args.Text("track")!)),
            _ => () => queue.Replace(queue.Tracks.Where(queued => queued.IsScheduled || queued.IsWish)),
        };
        await controller.ChangeNextAsync(change, cancellationToken);
        return null;
    }

    private void Add(string id, int? place, string by)
    {
        if (!catalogues.IsRead) throw new CommandRefusedException(catalogues.WhyUnread);
        var track = catalogues.Catalogue.Find(id) ?? throw new CommandRefusedException($"The library has no track {id}.");
        if (rules.RefusalOf(new QueuedTrack(track.Id, by)) is { IsFinal: true, Why: var why })
            throw new CommandRefusedException($"{track.Info.Title} may not play here. {why}");
        if (queue.Tracks.Count >= PlayQueue.Most && queue.Tracks.All(queued => queued.Track != track.Id))
            throw new CommandRefusedException($"{PlayQueue.Most} tracks wait already. Take some away, or clear what comes next.");
        lineUp.Put(track.Id, place, by);
    }

    /// <summary>As the library calls it; what is not there any more can be taken away, too.</summary>
    private string Coming(string id)
    {
        var track = catalogues.Catalogue.Find(id)?.Id ?? id;
        return lineUp.Has(track) ? track : throw new CommandRefusedException($"{id} does not come next; it may have begun just now.");
    }
}
