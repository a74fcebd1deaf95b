using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.Music.Blocks;

/// <summary>
/// Lets the music follow the room's calendar: silence while it is closed, and what each block says while it holds. It acts when
/// the calendar changes, and when a person's hand ends; between, it leaves people alone.
/// </summary>
internal sealed class BlockPlayback(
    CurrentSchedule schedule,
    PersonOverrides hands,
    RoomRules rules,
    BlockPlaylist playlist,
    PlaybackController controller,
    PlayQueue queue,
    VolumeControl volume,
    TrackSelector selection,
    CatalogueProvider catalogues,
    IEventLog events,
    TimeProvider time)
{
    /// <summary>A song is not cut when a block begins, but for one that has longer to go (own choice).</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private const string Somebody = "somebody at the speaker";

    private int? _version;
    private bool _waitsForClock;
    private Turn? _due;

    /// <summary>Looks at the calendar once, and does what follows.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (await controller.AskAsync(Look, cancellationToken)) controller.RequestPoll();
        await ActAsync(cancellationToken);
    }

    /// <summary>Ends what people set by hand: the calendar holds again.</summary>
    /// <exception cref="CommandRefusedException">There is nothing to end.</exception>
    public async Task ResumeAsync(string by, CancellationToken cancellationToken)
    {
        await controller.AskAsync(
            () =>
            {
                Look();
                if (!schedule.Now.IsOn) throw new CommandRefusedException("This room has no calendar that is on. Make one, or switch it on.");
                if (hands.Hand is not { } hand)
                    throw new CommandRefusedException("Nobody has set anything by hand; the calendar holds already.");
                Return(schedule.Now, hand, $"{by} went back to the calendar.");
                return true;
            },
            cancellationToken);
        controller.RequestPoll();
        await ActAsync(cancellationToken);
    }

    /// <returns>Whether something has changed.</returns>
    private bool Look()
    {
        var (now, before) = (schedule.Now, hands.Document);
        var (isFirst, isEdited) = (_version is null, _version is { } version && version != schedule.Version);
        _version = schedule.Version;
        if (isFirst) hands.Restore();
        if (now.IsUnset) return KeepClosed(now);
        if (!now.IsOn) return before != ScheduleDocument.Empty && Leave(before);
        rules.Follow(now.Block?.Block);
        volume.ScheduleTo(BlockVolume.At(now.Block, time.GetUtcNow()));
        var document = new ScheduleDocument(
            now.IsOpen, now.Block?.Block.Id, now.Block?.Block.Name, now.Block?.Slot.From, now.Block?.Block.Playlist, hands.Hand);
        var isSame = before.IsOpen == now.IsOpen && before.Block == document.Block && (isEdited || before.Since == document.Since);
        if (!isSame) return Change(now, before, document, isEdited);
        if (document != before) hands.Keep(document);
        if (before.Playlist != document.Playlist) return Replace(now);
        if (hands.Hand is { } hand && hand.Until <= time.GetUtcNow()) return Return(now, hand, $"What {hand.By} set by hand has ended.");
        if (isFirst && hands.KeepsSilent) _due = Turn.ToSilence(Closed(now));
        if (_waitsForClock && now.IsOpen) _due = new Turn("The clock is set.", Replaces: false, hands.Hand?.State is null);
        _waitsForClock = false;
        FollowPeople(now);
        return hands.Hand is not { IsMusic: true } && playlist.Fill(now.Block);
    }

    /// <summary>The room has opened or closed, or another block holds.</summary>
    private bool Change(ScheduleMoment now, ScheduleDocument before, ScheduleDocument document, bool isEdited)
    {
        // Somebody may have been quicker than this look.
        var kept = !isEdited && hands.Hand?.Until > time.GetUtcNow() ? hands.Hand : null;
        var hand = kept is null ? hands.Hand : null;
        hands.Keep(document with { Override = kept });
        Tell(now, before);
        if (kept is { IsMusic: true }) return true;
        playlist.Clear(withPeoples: hand is { IsMusic: true } || now.Block?.Block.Playlist is not null);
        var filled = playlist.Fill(now.Block);
        if (kept?.State is not null) return true;
        // Whoever makes or changes a calendar while the music is paused has not asked for music.
        var begins = now.Block is not null && !isEdited && before.IsOpen is not null;
        _due = now.IsOpen
            ? new Turn(
                now.Block is { } block ? $"{block.Block.Name} began." : "The room goes by its settings again.",
                Replaces: filled || hand is { IsMusic: true },
                Resumes: before.IsOpen == false || hand?.State == PlayState.Paused || begins)
            : Turn.ToSilence(Closed(now));
        return true;
    }

    /// <summary>The calendar holds again after a person's hand.</summary>
    private bool Return(ScheduleMoment now, PersonOverride hand, string why)
    {
        hands.Change(null);
        if (hand.IsMusic) playlist.Clear(withPeoples: true);
        playlist.Fill(now.Block);
        _due = now.IsOpen
            ? new Turn(why, Replaces: hand.IsMusic, Resumes: hand.State == PlayState.Paused)
            : Turn.ToSilence(Closed(now));
        return true;
    }

    /// <summary>The block has another playlist than before, as somebody has changed the calendar.</summary>
    private bool Replace(ScheduleMoment now)
    {
        if (hands.Hand is { IsMusic: true }) return false;
        playlist.Clear(withPeoples: false);
        if (playlist.Fill(now.Block)) _due = new Turn("The calendar was changed.", Replaces: true, Resumes: false);
        return true;
    }

    /// <summary>Nobody has a calendar any more: everything is as without one.</summary>
    private bool Leave(ScheduleDocument before)
    {
        var wasSilent = before.IsOpen == false && before.Override?.State != PlayState.Playing;
        hands.Keep(ScheduleDocument.Empty);
        rules.Follow(block: null);
        volume.ScheduleTo(null);
        playlist.Clear(withPeoples: false);
        _due = wasSilent ? new Turn("The calendar was switched off.", Replaces: false, Resumes: true) : null;
        return true;
    }

    /// <summary>Until the clock is right nothing of what was is ended, and a room that may be closed is silent.</summary>
    private bool KeepClosed(ScheduleMoment now)
    {
        rules.Follow(block: null);
        volume.ScheduleTo(null);
        _waitsForClock = now is { IsOn: true, IsOpen: false };
        if (_waitsForClock && controller.Wanted == PlayState.Playing) _due = Turn.ToSilence("The clock of the box is not set.");
        return false;
    }

    /// <summary>What people do at the speaker itself counts as much as their commands, and what has been played is over.</summary>
    private void FollowPeople(ScheduleMoment now)
    {
        if (_due is not null || controller.Wanted is not { } wanted) return;
        hands.SetVolume(Somebody);
        var wants = wanted == PlayState.Playing;
        if (wants != now.IsOpen ? hands.Hand?.State is null : hands.Hand?.State is not null)
            hands.Want(wanted, Somebody);
        if (hands.Hand is { IsMood: true } mood && selection.SaidMood is null) hands.Change(mood with { IsMood = false, Mood = null });
        if (hands.Hand is { IsMusic: true } music && !IsPeoples) hands.Change(music with { IsMusic = false });
    }

    /// <summary>Whether something plays, or comes, that a person chose.</summary>
    private bool IsPeoples =>
        controller.Playing is { Drawn: null, Turn: not null }
        || queue.Tracks.Any(track => track is { IsScheduled: false, Playlist: not null });

    private void Tell(ScheduleMoment now, ScheduleDocument before)
    {
        if (now.Block is null && before.Block is null) return;
        var sentence = now.Block is not { } block ? $"{before.Name} ended."
            : now.Until is { } until ? $"{block.Block.Name} began; it lasts until {schedule.On(until)}."
            : $"{block.Block.Name} began.";
        events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.ScheduleBlock, sentence));
    }

    private string Closed(ScheduleMoment now) =>
        now.OpeningUntil is { } until ? $"The room is closed until {schedule.On(until)}." : "The room is closed.";

    private async Task ActAsync(CancellationToken cancellationToken)
    {
        if (_due is not { } due) return;
        try
        {
            await controller.RunAsync(
                player => due.IsSilence
                    ? player.SilenceAsync(due.Why, cancellationToken)
                    : GoOnAsync(player, due, cancellationToken),
                cancellationToken);
            if (_due == due) _due = null;
        }
        catch (CommandRefusedException)
        {
            // The speaker is lost, which is told elsewhere; it is tried again at the next look.
        }
    }

    private Task GoOnAsync(TrackPlayer player, Turn due, CancellationToken cancellationToken)
    {
        var wasPaused = player.State.Wanted != PlayState.Playing;
        if (wasPaused && !due.Resumes) return Task.CompletedTask;
        if (player.State.Current is { } playing && Ends(playing, player.State, due.Replaces, wasPaused))
            return player.GoOnAsync(due.Why, cancellationToken);
        return wasPaused ? player.PlayAsync(cancellationToken) : Task.CompletedTask;
    }

    private bool Ends(NowPlaying playing, PlaybackState state, bool isReplaced, bool wasPaused) =>
        (isReplaced && (wasPaused || state.Remaining is not { } left || left > LongestWait))
        || (catalogues.Catalogue.Find(playing.Track.Id) is { } track && !selection.Filter.Passes(track));

    /// <summary>What is still to be done at the speaker.</summary>
    /// <param name="Why">One sentence.</param>
    /// <param name="Replaces">What plays makes room, at its end where that is near.</param>
    /// <param name="Resumes">Whether music is to play although it was paused.</param>
    private sealed record Turn(string Why, bool Replaces, bool Resumes)
    {
        public bool IsSilence { get; private init; }

        public static Turn ToSilence(string why) => new(why, false, false) { IsSilence = true };
    }
}
