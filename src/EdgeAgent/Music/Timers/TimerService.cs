using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.Music.Timers;

/// <summary>
/// Fades the music out and wakes it, second by second. A hand at the pause or at the volume, in the page or at the speaker itself,
/// ends a fade and a rise.
/// </summary>
internal sealed class TimerService(
    TimerStore store,
    WakeUpStart wakeUp,
    PlaybackController controller,
    VolumeControl volume,
    TrackPlayer player,
    PersonOverrides hands,
    IEventLog events,
    FaultLog faults,
    TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>A wake-up that was set by a clock so far ahead would not come for a long time.</summary>
    private static readonly TimeSpan FarAhead = TimeSpan.FromDays(1);

    private readonly ClockJumps _jumps = new(time);

    private bool _isResumed;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Resume();
        return base.StartAsync(cancellationToken);
    }

    internal async Task TickAsync(CancellationToken cancellationToken)
    {
        Resume();
        if (_jumps.Take() is { } jump) await controller.ChangeHistoryAsync(() => Move(jump), cancellationToken);
        var hasFaded = store.Timers.Ramp is not null && await controller.AskAsync(FollowRamp, cancellationToken);
        if (hasFaded) await EndSleepAsync(cancellationToken);
        await FollowWakeUpAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Step, time);
        do
        {
            try
            {
                await TickAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                faults.Say("The sleep timer and the wake-up could not be followed", e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Before the first sound: what fades goes on where it was.</summary>
    private void Resume()
    {
        if (!_isResumed && store.Timers.Ramp is { } ramp) volume.Ramp(ramp.PercentAt(time.GetUtcNow()));
        _isResumed = true;
    }

    /// <summary>From a time that cannot have been nothing is moved; and nothing begins in the future.</summary>
    private void Move(TimeSpan jump)
    {
        var now = time.GetUtcNow();
        if (store.Timers.Ramp is not { } ramp) return;
        if (PlausibleTime.Is(now - jump)) ramp = ramp.Moved(jump);
        if (ramp.StartedAt > now) ramp = ramp.Moved(now - ramp.StartedAt);
        store.Set(store.Timers with { Ramp = ramp });
    }

    /// <returns>Whether the music has faded out.</returns>
    private bool FollowRamp()
    {
        if (store.Timers.Ramp is not { } ramp) return false;
        var now = time.GetUtcNow();
        var isTouched = !volume.IsRamping || player.State.Wanted != PlayState.Playing;
        if (!isTouched) volume.Ramp(ramp.PercentAt(now));
        if (!isTouched && now >= ramp.EndsAt && ramp.IsSleep) return true;
        if (isTouched || now >= ramp.EndsAt) EndRamp();
        return false;
    }

    /// <summary>While the speaker is away it is tried again; the volume stays at nothing until then.</summary>
    private async Task EndSleepAsync(CancellationToken cancellationToken)
    {
        try
        {
            var by = store.Timers.Ramp?.By ?? "";
            await controller.RunAsync(
                async player =>
                {
                    await PauseAsync(player, cancellationToken);
                    hands.Want(PlayState.Paused, by);
                    EndRamp();
                },
                cancellationToken);
            events.Append(
                EventTypes.Device, new DeviceEvent(DeviceHappenings.SleepEnded, $"The music faded out and paused, as {by} had asked."));
        }
        catch (CommandRefusedException)
        {
            // That the speaker is away is told elsewhere.
        }
    }

    /// <summary>A pause that the speaker did not hear would look as if somebody had pressed play there.</summary>
    private static async Task PauseAsync(TrackPlayer player, CancellationToken cancellationToken)
    {
        try
        {
            await player.PauseAsync(cancellationToken);
        }
        catch (SpeakerException)
        {
            player.State.Wanted = PlayState.Playing;
            throw;
        }
    }

    private void EndRamp()
    {
        store.Set(store.Timers with { Ramp = null });
        volume.Ramp(null);
    }

    private async Task FollowWakeUpAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (store.Timers.Wake is not { } plan) wakeUp.Forget();
        else if (!PlausibleTime.Is(now)) return;
        else if (plan.Since > now + FarAhead) await controller.ChangeHistoryAsync(() => SetBack(now), cancellationToken);
        else if (store.Due is { } due && due <= now) await wakeUp.TryAsync(plan, due, cancellationToken);
        else wakeUp.Forget();
    }

    private void SetBack(DateTimeOffset now)
    {
        if (store.Timers.Wake is { } plan) store.Set(store.Timers with { Wake = plan with { Since = now } });
    }
}
