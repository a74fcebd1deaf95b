using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>Adds a link to the room's music with a person's words on it, and takes one away that was added so.</summary>
internal sealed class LinkCommands(AddedLinks added, CatalogueProvider catalogues, DeviceSettings device, TimeProvider time)
    : ICommandHandler
{
    private const double Hundredths = 100;

    /// <summary>The library takes it up at once; whoever asks waits five seconds in all.</summary>
    private static readonly TimeSpan TakenUpWithin = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private static readonly LinkProvider[] Providers = [LinkProvider.YouTube, LinkProvider.SoundCloud];

    public IReadOnlyCollection<string> Names { get; } = [CommandNames.LinksAdd, CommandNames.LinksRemove];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var args = new CommandArguments(command);
        var (provider, address) = ProviderOf(args.Text("link")!);
        if (PlaceRules.Refusal(device.Place, [provider.Name]) is { } refusal) throw new CommandRefusedException(refusal);
        var (link, track) = (provider.LinkTo(address), provider.TrackOf(address));
        if (command.Name == CommandNames.LinksRemove)
        {
            if (!added.Remove(link)) throw new CommandRefusedException($"{link} was not added here, so it cannot be taken away here.");
            return null;
        }

        var isOwners = catalogues.Catalogue.Find(track) is not null && added.All.All(other => other.Link != link);
        if (isOwners) throw new CommandRefusedException($"{link} stands in the owner's own file of links; change its words there.");
        if (!added.Add(Read(args, link)))
            throw new CommandRefusedException($"There are {AddedLinks.Most} added links already. Take some away, or put them into a file of your own.");
        await UntilTakenUpAsync(track, cancellationToken);
        return Wire.Element(new AddedLink(track, link));
    }

    private static (LinkProvider Provider, string Address) ProviderOf(string link)
    {
        foreach (var provider in Providers)
            if (provider.AddressIn(link.Trim()) is { } address) return (provider, address);
        throw new CommandRefusedException(
            $"This is no link to a video of YouTube or a track of SoundCloud; it must be like {string.Join(" or ", Providers.Select(provider => provider.Example))}.");
    }

    private static LinkedTrack Read(CommandArguments args, string link)
    {
        var track = new LinkedTrack(
            link,
            Mood: args.Mood("mood"),
            Valence: args.Integer("valence") / Hundredths,
            Arousal: args.Integer("arousal") / Hundredths,
            Language: args.Text("language") ?? "",
            Explicit: args.Boolean("explicit"));
        return track.Fault() is { } fault ? throw new CommandRefusedException($"{char.ToUpperInvariant(fault[0])}{fault[1..]}.") : track;
    }

    /// <summary>A link that YouTube no longer has is never taken up: it is among the files set aside then.</summary>
    private async Task UntilTakenUpAsync(string track, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (catalogues.Catalogue.Find(track) is null && time.GetElapsedTime(began) < TakenUpWithin)
            await Task.Delay(LookEvery, time, cancellationToken);
    }
}
