using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>
/// Adds a link to the room's music with a person's words on it, and takes one away that was added so. Tells which playlists there are.
/// </summary>
internal sealed class LinkCommands(
    AddedLinks added,
    IEnumerable<LinkEntries> entries,
    LinkedPlaylists playlists,
    CatalogueProvider catalogues,
    DeviceSettings device,
    TimeProvider time
) : ICommandHandler
{
    private const double Hundredths = 100;

    /// <summary>The library takes it up at once; whoever asks waits five seconds in all.</summary>
    private static readonly TimeSpan TakenUpWithin = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    public IReadOnlyCollection<string> Names { get; } = [CommandNames.LinksAdd, CommandNames.LinksRemove, CommandNames.LinksPlaylists];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        if (command.Name == CommandNames.LinksPlaylists) return Wire.Element(playlists.All);
        var args = new CommandArguments(command);
        var (owners, entry) = EntryOf(Words(args, command.Name));
        if (PlaceRules.Refusal(device.Place, [owners.Provider.Name]) is { } refusal) throw new CommandRefusedException(refusal);
        if (command.Name == CommandNames.LinksRemove)
        {
            if (!added.Remove(entry.Link)) throw new CommandRefusedException($"{entry.Link} was not added here, so it cannot be taken away here.");
            return null;
        }

        if (entry.Words.Fault() is { } fault) throw new CommandRefusedException($"{char.ToUpperInvariant(fault[0])}{fault[1..]}.");
        if (owners.IsOwners(entry.Link))
            throw new CommandRefusedException($"{entry.Link} stands in the owner's own file of links; change its words there.");
        playlists.AskAgain(entry);
        if (!added.Add(entry.Words with { Link = entry.Link }))
            throw new CommandRefusedException($"There are {AddedLinks.Most} added links already. Take some away, or put them into a file of your own.");
        var track = entry.IsPlaylist ? null : owners.Provider.TrackOf(entry.Address);
        await UntilTakenUpAsync(entry, track, cancellationToken);
        return Wire.Element(new AddedLink(track, entry.Link) { Playlist = playlists.Find(entry.Link) });
    }

    private (LinkEntries Owners, LinkEntry Entry) EntryOf(LinkedTrack words)
    {
        foreach (var some in entries)
            if (LinkEntry.Of(words, some.Provider) is { } entry) return (some, entry);
        var examples = string.Join(" or ", entries.Select(some => some.Provider.Example));
        throw new CommandRefusedException(
            $"This is no link to a video or a playlist of YouTube, or to a track or a set of SoundCloud; it must be like {examples}.");
    }

    private static LinkedTrack Words(CommandArguments args, string command)
    {
        var link = new LinkedTrack(args.Text("link")!.Trim());
        if (command == CommandNames.LinksRemove) return link;
        return link with
        {
            Mood = args.Mood("mood"),
            Valence = args.Integer("valence") / Hundredths,
            Arousal = args.Integer("arousal") / Hundredths,
            Language = args.Text("language") ?? "",
            Explicit = args.Boolean("explicit"),
        };
    }

    /// <summary>A link that YouTube no longer has is never taken up: it is among the files set aside then.</summary>
    private async Task UntilTakenUpAsync(LinkEntry entry, string? track, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (!IsTakenUp() && time.GetElapsedTime(began) < TakenUpWithin) await Task.Delay(LookEvery, time, cancellationToken);

        bool IsTakenUp() => track is null ? playlists.Find(entry.Link) is { IsRead: true } : catalogues.Catalogue.Find(track) is not null;
    }
}
