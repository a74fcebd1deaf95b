using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Playlists;

/// <summary>Makes, changes, reads and deletes the room's playlists.</summary>
internal sealed class PlaylistCommands(PlaylistStore store, PlaylistTracks tracks, PlaybackController controller) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } =
    [
        CommandNames.PlaylistList, CommandNames.PlaylistRead, CommandNames.PlaylistMake, CommandNames.PlaylistRename,
        CommandNames.PlaylistDelete, CommandNames.PlaylistAdd, CommandNames.PlaylistMove, CommandNames.PlaylistRemove,
    ];

    /// <summary>Between two polls: what may play now rests on what a choice rests on.</summary>
    public Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken) =>
        controller.AskAsync(() => Do(command, new CommandArguments(command)), cancellationToken);

    private JsonElement? Do(Command command, CommandArguments args)
    {
        if (command.Name == CommandNames.PlaylistList)
            return Wire.Element<IReadOnlyList<PlaylistSummary>>([.. store.All.Select(list => list.Summary)]);
        if (command.Name == CommandNames.PlaylistMake) return Wire.Element(Make(args, command.By));
        var list = store.Find(args.Text("id")!);
        switch (command.Name)
        {
            case CommandNames.PlaylistRead:
                return Wire.Element(tracks.Read(list, args.Integer("from") ?? 1));
            case CommandNames.PlaylistDelete:
                store.Delete(list);
                return null;
            case CommandNames.PlaylistRename:
                return Wire.Element(new PlaylistChange(store.Rename(list, args.Text("name")!).Summary));
            case CommandNames.PlaylistAdd:
                var (longer, note) = tracks.Append(list.Tracks, args.Texts("tracks"));
                return Wire.Element(new PlaylistChange(store.Change(list, longer).Summary, note));
            case CommandNames.PlaylistMove:
                return Wire.Element(new PlaylistChange(store.Change(list, Moved(list, args)).Summary));
            default:
                var (_, others) = Without(list, args);
                return Wire.Element(new PlaylistChange(store.Change(list, others).Summary));
        }
    }

    private PlaylistChange Make(CommandArguments args, string by)
    {
        var (first, note) = args.Texts("tracks") is { Count: > 0 } ids ? tracks.Append([], ids) : ([], null);
        return new PlaylistChange(store.Make(args.Text("name")!, by, first).Summary, note);
    }

    private static List<PlaylistTrack> Moved(Playlist list, CommandArguments args)
    {
        var (track, others) = Without(list, args);
        others.Insert(Math.Min(args.Integer("place")!.Value - 1, others.Count), track);
        return others;
    }

    private static (PlaylistTrack Track, List<PlaylistTrack> Others) Without(Playlist list, CommandArguments args)
    {
        var id = args.Text("track")!;
        var track = list.Tracks.FirstOrDefault(track => track.Id == id)
            ?? throw new CommandRefusedException($"{id} is not on {list.Name} any more. Load the page again.");
        return (track, [.. list.Tracks.Where(other => other != track)]);
    }
}
