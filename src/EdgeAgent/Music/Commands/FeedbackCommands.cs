using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Choosing;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Playing;
using Roomtone.EdgeAgent.Sync;

namespace Roomtone.EdgeAgent.Music.Commands;

/// <summary>Like, dislike, and "that is not the mood". Each acts on the next choice; disliking the playing track ends it.</summary>
internal sealed class FeedbackCommands(Dj dj, Selection selection, TasteMemory taste, Shelf shelf, IEventLog events) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } =
        [CommandNames.FeedbackLike, CommandNames.FeedbackDislike, CommandNames.FeedbackWrongMood];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        await dj.DoAsync(
            turntable => command.Name switch
            {
                CommandNames.FeedbackLike => Like(command),
                CommandNames.FeedbackDislike => DislikeAsync(command, turntable, cancellationToken),
                _ => WrongMood(command),
            },
            cancellationToken);
        return null;
    }

    private Task Like(Command command)
    {
        var track = TrackOf(command);
        taste.Like(track, command.By);
        Write(FeedbackKind.Like, track.Id, selection.RoomMood, command.By);
        return Task.CompletedTask;
    }

    private Task DislikeAsync(Command command, Turntable turntable, CancellationToken cancellationToken)
    {
        var track = TrackOf(command);
        taste.Dislike(track, command.By);
        Write(FeedbackKind.Dislike, track.Id, selection.RoomMood, command.By);
        return dj.Playing?.Track.Id == track.Id
            ? turntable.SkipAsync($"{command.By} does not like it.", cancellationToken)
            : Task.CompletedTask;
    }

    private Task WrongMood(Command command)
    {
        var mood = new Arguments(command).Mood("mood");
        Write(FeedbackKind.WrongMood, dj.Playing?.Track.Id, mood ?? selection.RoomMood, command.By);
        selection.PersonSays(mood);
        return Task.CompletedTask;
    }

    private TrackInfo TrackOf(Command command)
    {
        var id = new Arguments(command).Text("track");
        if (id is null) return dj.Playing?.Track ?? throw new CommandRefusedException("Nothing is playing. Say which track is meant.");
        return shelf.Catalogue.Find(id)?.Info ?? throw new CommandRefusedException($"The library has no track {id}.");
    }

    private void Write(FeedbackKind what, string? track, Contracts.Mood? mood, string by) =>
        events.Append(EventTypes.Feedback, new FeedbackEvent(what, track, mood, by));
}
