using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Recommendation.Exploration;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.Music.Playback.Commands;

/// <summary>
/// Like, dislike, wrong mood and its end, and undoing one's last feedback. Each affects the next choice; disliking the playing track ends
/// it.
/// </summary>
internal sealed class FeedbackCommands(
    PlaybackController controller,
    TrackSelector selection,
    PreferenceStore taste,
    BanditStore learning,
    FeedbackHistory history,
    CatalogueProvider shelf,
    PersonOverrides hands,
    IEventLog events
) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } =
        [
            CommandNames.FeedbackLike,
            CommandNames.FeedbackDislike,
            CommandNames.FeedbackWrongMood,
            CommandNames.FeedbackWrongMoodEnd,
            CommandNames.FeedbackUndo,
        ];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        JsonElement? answer = null;
        await controller.RunAsync(
            player =>
            {
                switch (command.Name)
                {
                    case CommandNames.FeedbackLike: return Like(command);
                    case CommandNames.FeedbackDislike: return DislikeAsync(command, player, cancellationToken);
                    case CommandNames.FeedbackWrongMoodEnd: return EndWrongMood(command);
                    case CommandNames.FeedbackUndo:
                        answer = Undo(command);
                        return Task.CompletedTask;
                    default: return WrongMood(command);
                }
            },
            cancellationToken);
        return answer;
    }

    private Task Like(Command command)
    {
        var track = TrackOf(command);
        history.Add(new FeedbackEntry(FeedbackKind.Like, command.By, track, taste.SaidOf(track.Id, command.By)));
        taste.Like(track, command.By);
        Learn(track, good: true);
        Write(FeedbackKind.Like, track.Id, selection.RoomMood, command.By);
        return Task.CompletedTask;
    }

    private Task DislikeAsync(Command command, TrackPlayer player, CancellationToken cancellationToken)
    {
        var track = TrackOf(command);
        history.Add(new FeedbackEntry(FeedbackKind.Dislike, command.By, track, taste.SaidOf(track.Id, command.By)));
        taste.Dislike(track, command.By);
        Learn(track, good: false);
        Write(FeedbackKind.Dislike, track.Id, selection.RoomMood, command.By);
        return controller.Playing?.Track.Id == track.Id
            ? player.SkipAsync($"{command.By} does not like it.", cancellationToken)
            : Task.CompletedTask;
    }

    private Task WrongMood(Command command)
    {
        var mood = new CommandArguments(command).Mood("mood");
        var playing = controller.Playing;
        history.Add(new FeedbackEntry(FeedbackKind.WrongMood, command.By, playing?.Track, 0));
        // A mood that was read wrongly has steered wrongly.
        if (playing is { Drawn: { Blind: false } drawn, For: not null }) learning.Said(drawn, good: false);
        Write(FeedbackKind.WrongMood, playing?.Track.Id, mood ?? selection.RoomMood, command.By);
        hands.SayMood(mood, command.By);
        return Task.CompletedTask;
    }

    private Task EndWrongMood(Command command)
    {
        if (selection.SaidMood is null)
            throw new CommandRefusedException("Nobody's word on the mood holds any more; the music goes by the camera.");
        selection.TakeBackMood();
        history.Forget(FeedbackKind.WrongMood);
        Write(FeedbackKind.UndoWrongMood, controller.Playing?.Track.Id, selection.RoomMood, command.By);
        return Task.CompletedTask;
    }

    /// <summary>A track that a dislike ended is not started again now; it may be chosen again.</summary>
    private JsonElement Undo(Command command)
    {
        var entry =
            history.TakeLast(command.By) ?? throw new CommandRefusedException("There is nothing to take back since the box was started.");
        if (entry is { What: not FeedbackKind.WrongMood, Track: { } track })
            taste.SetOpinion(track, command.By, entry.Before);
        else
            selection.TakeBackMood();
        Write(Undone(entry.What), entry.Track?.Id, selection.RoomMood, command.By);
        return Wire.Element(new UndoneFeedback(entry.What, entry.Track?.Id, entry.Track?.Title));
    }

    private static FeedbackKind Undone(FeedbackKind what) => what switch
    {
        FeedbackKind.Like => FeedbackKind.UndoLike,
        FeedbackKind.Dislike => FeedbackKind.UndoDislike,
        _ => FeedbackKind.UndoWrongMood,
    };

    private void Learn(TrackInfo track, bool good)
    {
        if (controller.Playing is { Drawn: { } drawn } playing && playing.Track.Id == track.Id) learning.Said(drawn, good);
    }

    private TrackInfo TrackOf(Command command)
    {
        var id = new CommandArguments(command).Text("track");
        if (id is null)
            return controller.Playing?.Track ?? throw new CommandRefusedException("Nothing is playing. Say which track is meant.");
        return shelf.Catalogue.Find(id)?.Info ?? throw new CommandRefusedException($"The library has no track {id}.");
    }

    private void Write(FeedbackKind what, string? track, Contracts.Mood? mood, string by) =>
        events.Append(EventTypes.Feedback, new FeedbackEvent(what, track, mood, by));
}
