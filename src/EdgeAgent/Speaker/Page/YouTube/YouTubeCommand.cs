using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Speaker.Page.YouTube;

/// <summary>Searches YouTube with the owner's own key.</summary>
internal sealed class YouTubeCommand(YouTubeSearch search, CatalogueProvider catalogues, DeviceSettings device) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } = [CommandNames.YouTubeFind];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        if (PlaceRules.Refusal(device.Place, [MusicSources.YouTube]) is { } refusal) throw new CommandRefusedException(refusal);
        var args = new CommandArguments(command);
        try
        {
            return Wire.Element(await search.FindAsync(
                args.Text("text")!, args.Text("page"), track => catalogues.Catalogue.Find(track) is not null, cancellationToken));
        }
        catch (YouTubeException e)
        {
            throw new CommandRefusedException(e.Message);
        }
    }
}
