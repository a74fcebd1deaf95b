using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Playlists;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Timers;

/// <summary>Starts the music at a wake-up, and goes on trying for a while where nothing can play.</summary>
internal sealed class WakeUpStart(
    TimerStore store,
    PlaybackController controller,
    VolumeControl volume,
    PlayQueue queue,
    PlaylistStore playlists,
    PlaylistTracks tracks,
    TrackSelector selection,
    PersonOverrides hands,
    IEventLog events,
    TimeProvider time)
{
    /// <summary>Who is woken later than this is woken by nothing any more (own choice).</summary>
    private static readonly TimeSpan TriedFor = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan TriedEvery = TimeSpan.FromSeconds(10);

    private Attempt? _attempt;

    /// <summary>Nobody wants it any more.</summary>
    public void Forget()
    {
        if (_attempt is null) return;
        volume.Ramp(null);
        _attempt = null;
    }

    /// <param name="plan">What was set.</param>
    /// <param name="due">When it came.</param>
    /// <param name="cancellationToken">Gives up waiting for the speaker.</param>
    public async Task TryAsync(WakePlan plan, DateTimeOffset due, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - due > TriedFor)
        {
            await GiveUpAsync(plan, cancellationToken);
            return;
        }

        if (_attempt is { } before && time.Steady - before.At < TriedEvery) return;
        if (_attempt is null) await controller.ChangeNextAsync(() => _attempt = Prepared(plan), cancellationToken);
        if (_attempt is not { } attempt) return;
        attempt.At = time.Steady;
        if (await BeginAsync(plan, attempt, cancellationToken) is { } why) Fail(plan, attempt, why);
    }

    /// <summary>What can be done without the speaker: its first sound must not be a loud one.</summary>
    private Attempt Prepared(WakePlan plan)
    {
        var attempt = new Attempt(controller.IsSounding ? volume.Percent : 1) { ListFault = LineUp(plan) };
        store.Set(store.Timers with { Ramp = null }); // Who is woken sleeps no more.
        volume.Want(Math.Max(attempt.From, plan.VolumePercent));
        volume.Ramp(attempt.From < plan.VolumePercent ? attempt.From : null);
        return attempt;
    }

    /// <returns>Why the room's own choice plays instead of the playlist; null where it does not.</returns>
    private string? LineUp(WakePlan plan)
    {
        if (plan.Playlist is not { } id) return null;
        try
        {
            queue.Replace(tracks.ToPlay(playlists.Find(id), plan.By));
            return null;
        }
        catch (CommandRefusedException e)
        {
            return $"The playlist {plan.Name} cannot play, so the room's own choice does: {e.Message}";
        }
    }

    /// <returns>Why nothing plays; null where it does.</returns>
    private async Task<string?> BeginAsync(WakePlan plan, Attempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            string? why = null;
            await controller.RunAsync(
                async player =>
                {
                    await volume.ApplyAsync(cancellationToken);
                    await StartAsync(plan, attempt, player, cancellationToken);
                    why = player.State.Current is null ? selection.WhyNothing() : null;
                    if (why is null) Woken(plan, attempt);
                },
                cancellationToken);
            return why;
        }
        catch (CommandRefusedException e)
        {
            return e.Message;
        }
    }

    /// <summary>It is the hand of the person who asked for it, also where the room has a calendar.</summary>
    private async Task StartAsync(WakePlan plan, Attempt attempt, TrackPlayer player, CancellationToken cancellationToken)
    {
        // It may have begun by itself since, as when the speaker came back.
        if (attempt.IsTold && player.State is { Wanted: PlayState.Playing, Current: not null }) return;
        player.State.Wanted = PlayState.Playing;
        if (plan.Playlist is not null && attempt.ListFault is null)
            await hands.ChooseAsync(plan.By, () => player.SkipAsync($"{plan.By} is woken with {plan.Name}.", cancellationToken));
        else await player.PlayAsync(cancellationToken);
        hands.Want(PlayState.Playing, plan.By);
        hands.SetVolume(plan.By);
    }

    private void Woken(WakePlan plan, Attempt attempt)
    {
        var now = time.GetUtcNow();
        var rises = volume.IsRamping && plan.RiseMinutes > 0;
        var rise = rises
            ? new VolumeRamp(now, now.AddMinutes(plan.RiseMinutes), attempt.From, plan.VolumePercent, IsSleep: false, plan.By)
            : null;
        if (!rises) volume.Ramp(null);
        store.Set(new TimersDocument(rise, plan.After(now)));
        _attempt = null;
        store.Notice = attempt.ListFault ?? Limited(plan);
        var with = plan.Name is { } name && attempt.ListFault is null ? $" with {name}" : "";
        Tell(DeviceHappenings.WokeUp, $"The music woke at {plan.Clock}{with}, as {plan.By} had asked. {store.Notice}".TrimEnd());
    }

    private string? Limited(WakePlan plan) => volume.Limit < plan.VolumePercent
        ? $"The room's limits hold it at {volume.Limit} % for now, where {plan.VolumePercent} % were asked for."
        : null;

    private void Fail(WakePlan plan, Attempt attempt, string why)
    {
        store.Notice = $"Nothing can play at the wake-up of {plan.Clock}: {why} It is tried again for {TriedFor.TotalMinutes:0} minutes.";
        controller.Refresh();
        if (attempt.IsTold) return;
        attempt.IsTold = true;
        Tell(DeviceHappenings.WakeUpFailed, store.Notice);
    }

    private Task GiveUpAsync(WakePlan plan, CancellationToken cancellationToken) => controller.ChangeNextAsync(
        () =>
        {
            var now = time.GetUtcNow();
            store.Notice = _attempt is null
                ? $"The wake-up of {plan.Clock} was missed: the box was off then, or its clock was wrong."
                : $"Nothing could play at the wake-up of {plan.Clock}.";
            if (_attempt is null) Tell(DeviceHappenings.WakeUpFailed, store.Notice);
            else volume.Ramp(null);
            _attempt = null;
            store.Set(store.Timers with { Wake = plan.After(now) });
        },
        cancellationToken);

    private void Tell(string what, string sentence) => events.Append(EventTypes.Device, new DeviceEvent(what, sentence));

    /// <summary>The tries of one wake-up.</summary>
    /// <param name="From">The volume at which it begins, percent.</param>
    private sealed record Attempt(int From)
    {
        public TimeSpan At { get; set; }

        public bool IsTold { get; set; }

        public string? ListFault { get; init; }
    }
}
