using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker.Radio.RadioBrowser;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Speaker.Radio;

/// <summary>Searches the directory of stations, lists those of the room, and plays one that a person wants to hear.</summary>
internal sealed class RadioCommands(
    RadioDirectory directory,
    StationList stations,
    StationClicks clicks,
    SourceOrder sources,
    TrackSelector selection,
    PersonOverrides hands,
    PlaybackController controller
) : ICommandHandler
{
    private const int UsualLimit = 20;

    public IReadOnlyCollection<string> Names { get; } = [CommandNames.RadioSearch, CommandNames.RadioStations, CommandNames.RadioListen];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        switch (command.Name)
        {
            case CommandNames.RadioSearch:
                return Wire.Element(await SearchAsync(new CommandArguments(command), cancellationToken));
            case CommandNames.RadioStations:
                return Wire.Element(stations.Read());
            default:
                await ListenAsync(new CommandArguments(command), command.By, cancellationToken);
                return null;
        }
    }

    private async Task<IReadOnlyList<FoundStation>> SearchAsync(CommandArguments args, CancellationToken cancellationToken)
    {
        var query = new StationQuery(
            args.Text("text") ?? "",
            args.Text("country") ?? "",
            args.Text("language") ?? "",
            args.Text("tag") ?? "",
            args.Integer("limit") ?? UsualLimit
        );
        try
        {
            return await directory.SearchAsync(query, cancellationToken);
        }
        catch (RadioDirectoryException e)
        {
            throw new CommandRefusedException(e.Message);
        }
    }

    private async Task ListenAsync(CommandArguments args, string by, CancellationToken cancellationToken)
    {
        var address = args.Text("address")!;
        var name = args.Text("name") is { Length: > 0 } given ? given : address;
        var station = new RadioStation(address, name);
        if (station.Fault() is { } fault) throw new CommandRefusedException($"This station cannot be played: {fault}.");
        if (stations.RefusalOf(address, name) is { } refusal) throw new CommandRefusedException(refusal);
        if (!sources.ByHand.Contains(MusicSources.Radio)) throw new CommandRefusedException(sources.WhyNot(MusicSources.Radio));
        if (Guid.TryParse(args.Text("uuid"), out var uuid)) clicks.Know(address, uuid);
        var track = RadioLibrary.ToTrack(stations.Find(address) ?? station);
        await controller.RunAsync(
            player => hands.ChooseAsync(
                by,
                async () =>
                {
                    await player.PlayAsync(track, by, cancellationToken);
                    if (controller.Playing?.Track.Id != track.Id)
                        throw new CommandRefusedException(selection.Faults.GetValueOrDefault(track.Id) ?? $"{name} cannot be played now.");
                }),
            cancellationToken);
    }
}
