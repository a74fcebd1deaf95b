using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.Music.Playback.Commands;

/// <summary>Play, pause, skip, back, seek, volume, and playing a chosen track.</summary>
internal sealed class TransportCommands(
    PlaybackController controller,
    VolumeControl volume,
    TrackSelector selection,
    CatalogueProvider shelf,
    PersonOverrides hands,
    IEventLog events
) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } =
    [
        CommandNames.MusicPlay, CommandNames.MusicPause, CommandNames.MusicSkip, CommandNames.MusicBack, CommandNames.MusicSeek,
        CommandNames.MusicVolume, CommandNames.MusicPlayTrack,
    ];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        await (command.Name switch
        {
            CommandNames.MusicPlay => PlayAsync(command, cancellationToken),
            CommandNames.MusicPause => PauseAsync(command, cancellationToken),
            CommandNames.MusicSkip => SkipAsync(command, cancellationToken),
            CommandNames.MusicBack => BackAsync(command, cancellationToken),
            CommandNames.MusicSeek => SeekAsync(command, cancellationToken),
            CommandNames.MusicVolume => SetVolumeAsync(command, cancellationToken),
            _ => PlayTrackAsync(command, cancellationToken),
        });
        return null;
    }

    private Task PlayAsync(Command command, CancellationToken cancellationToken) => controller.RunAsync(
        async player =>
        {
            await player.PlayAsync(cancellationToken);
            hands.Want(PlayState.Playing, command.By);
            RefuseIfSilent();
        },
        cancellationToken);

    private Task PauseAsync(Command command, CancellationToken cancellationToken) => controller.RunAsync(
        async player =>
        {
            await player.PauseAsync(cancellationToken);
            hands.Want(PlayState.Paused, command.By);
        },
        cancellationToken);

    private Task SkipAsync(Command command, CancellationToken cancellationToken) => controller.RunAsync(
        async player =>
        {
            await player.SkipAsync($"{command.By} skipped it.", cancellationToken);
            hands.Want(PlayState.Playing, command.By);
            RefuseIfSilent();
        },
        cancellationToken);

    private Task BackAsync(Command command, CancellationToken cancellationToken) => controller.RunAsync(
        async player =>
        {
            RefuseIfNothingPlays();
            await player.BackAsync(command.By, cancellationToken);
            hands.Want(PlayState.Playing, command.By);
            RefuseIfSilent();
        },
        cancellationToken);

    private Task SeekAsync(Command command, CancellationToken cancellationToken)
    {
        var to = TimeSpan.FromSeconds(new CommandArguments(command).Integer("seconds")!.Value);
        return controller.RunAsync(
            player =>
            {
                RefuseIfNothingPlays();
                if (controller.Playing is { Track.Provider: MusicSources.Radio })
                    throw new CommandRefusedException("A station plays as it comes; there is no other place in it to go to.");
                if (controller.Playing is { Track.DurationSeconds: > 0 and var seconds } && to.TotalSeconds >= seconds)
                    throw new CommandRefusedException($"The track has only {seconds:0} s.");
                return player.SeekAsync(to, cancellationToken);
            },
            cancellationToken);
    }

    private Task SetVolumeAsync(Command command, CancellationToken cancellationToken)
    {
        var percent = new CommandArguments(command).Integer("percent")!.Value;
        if (percent > volume.Limit)
            throw new CommandRefusedException(
                $"The volume may be at most {volume.Limit} % in this room. {(volume.IsQuiet ? "These are its quiet hours." : "The room's settings say so, or somebody who is here.")}"
            );
        return controller.RunAsync(
            async _ =>
            {
                await volume.SetAsync(percent, cancellationToken);
                hands.SetVolume(command.By);
            },
            cancellationToken);
    }

    private Task PlayTrackAsync(Command command, CancellationToken cancellationToken)
    {
        var id = new CommandArguments(command).Text("id")!;
        var track = shelf.Catalogue.Find(id) ?? throw new CommandRefusedException($"The library has no track {id}.");
        return controller.RunAsync(
            async player =>
            {
                await hands.ChooseAsync(
                    command.By,
                    async () =>
                    {
                        await player.PlayAsync(track, command.By, cancellationToken);
                        if (controller.Playing?.Track.Id != id)
                            throw new CommandRefusedException($"{track.Info.Title} cannot be played. Another track plays on.");
                    });
                events.Append(EventTypes.Feedback, new FeedbackEvent(FeedbackKind.Override, id, selection.RoomMood, command.By));
            },
            cancellationToken);
    }

    private void RefuseIfNothingPlays()
    {
        if (controller.Playing is null) throw new CommandRefusedException("Nothing plays now.");
    }

    private void RefuseIfSilent()
    {
        if (controller.Playing is null) throw new CommandRefusedException(selection.WhyNothing());
    }
}
