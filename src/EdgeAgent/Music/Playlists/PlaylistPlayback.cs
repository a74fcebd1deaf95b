using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Playlists;

/// <summary>
/// Plays a playlist now, instead of what people had put there. After it the room's own choice goes on; before, its rules hold
/// for each track at the moment it plays.
/// </summary>
internal sealed class PlaylistPlayback(
    PlaylistStore store,
    PlaylistTracks tracks,
    PlayQueue queue,
    PlaybackController controller,
    TrackSelector selection,
    PersonOverrides hands
) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } = [CommandNames.PlaylistPlay];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        await controller.RunAsync(
            async player =>
            {
                var list = store.Find(new CommandArguments(command).Text("id")!);
                await hands.ChooseAsync(
                    command.By,
                    async () =>
                    {
                        queue.Replace(tracks.ToPlay(list, command.By));
                        await player.SkipAsync($"{command.By} plays {list.Name}.", cancellationToken);
                        if (controller.Playing is null) throw new CommandRefusedException(selection.WhyNothing());
                    });
            },
            cancellationToken);
        return null;
    }
}
