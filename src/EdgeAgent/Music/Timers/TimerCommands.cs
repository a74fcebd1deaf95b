using System.Globalization;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Playlists;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Timers;

/// <summary>The sleep timer and the wake-up.</summary>
internal sealed class TimerCommands(
    TimerStore store, PlaybackController controller, VolumeControl volume, PlaylistStore playlists, TimeProvider time) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } =
        [CommandNames.SleepStart, CommandNames.SleepEnd, CommandNames.WakeSet, CommandNames.WakeRemove];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        await (command.Name switch
        {
            CommandNames.SleepStart => SleepAsync(command, cancellationToken),
            CommandNames.SleepEnd => controller.ChangeNextAsync(EndSleep, cancellationToken),
            CommandNames.WakeSet => controller.ChangeNextAsync(() => SetWake(command), cancellationToken),
            _ => controller.ChangeNextAsync(RemoveWake, cancellationToken),
        });
        return null;
    }

    /// <summary>One that is begun anew goes on from the volume that the last one has come to.</summary>
    private Task SleepAsync(Command command, CancellationToken cancellationToken) => controller.RunAsync(
        player =>
        {
            if (player.State is not { Wanted: PlayState.Playing, Current: not null })
                throw new CommandRefusedException("Nothing plays now, so there is nothing to fade out.");
            var (now, minutes) = (time.GetUtcNow(), new CommandArguments(command).Integer("minutes")!.Value);
            var ramp = new VolumeRamp(now, now.AddMinutes(minutes), volume.Percent, 0, IsSleep: true, command.By);
            store.Set(store.Timers with { Ramp = ramp });
            volume.Ramp(ramp.FromPercent);
            return Task.CompletedTask;
        },
        cancellationToken);

    private void EndSleep()
    {
        if (store.Timers.Ramp is not { IsSleep: true }) throw new CommandRefusedException("The music is not being faded out.");
        EndRamp();
    }

    private void EndRamp()
    {
        store.Set(store.Timers with { Ramp = null });
        volume.Ramp(null);
    }

    private void SetWake(Command command)
    {
        var args = new CommandArguments(command);
        var now = time.GetUtcNow();
        if (PlausibleTime.Doubt(now) is { } doubt) throw new CommandRefusedException(doubt);
        var percent = args.Integer("percent") ?? Math.Clamp(volume.Wanted, 1, Math.Max(1, volume.OwnersLimit));
        if (percent > volume.OwnersLimit)
            throw new CommandRefusedException($"The volume may be at most {volume.OwnersLimit} % in this room. The room's settings say so.");
        var list = args.Text("playlist") is { Length: > 0 } id ? playlists.Find(id) : null;
        var plan = new WakePlan(
            TimeOf(args.Text("time")!), DaysOf(args.Texts("days")), list?.Id, list?.Name, percent,
            args.Integer("riseMinutes") ?? WakeUp.UsualRiseMinutes, command.By, now);
        store.Notice = null;
        store.Set(store.Timers with { Wake = plan });
    }

    private void RemoveWake()
    {
        var isRising = store.Timers.Ramp is { IsSleep: false };
        if (store.Timers.Wake is null && !isRising) throw new CommandRefusedException("No wake-up is set.");
        store.Notice = null;
        if (isRising)
        {
            volume.Want(volume.Percent);
            EndRamp();
        }

        store.Set(store.Timers with { Wake = null });
    }

    private static TimeOnly TimeOf(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new CommandRefusedException($"time is \"{text}\"; it must be a time of day such as 07:30.");

    private static IReadOnlyList<DayOfWeek> DaysOf(IReadOnlyList<string> texts) => [.. texts.Select(DayOf).Distinct().Order()];

    private static DayOfWeek DayOf(string text) =>
        text.All(char.IsAsciiLetter) && Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var day)
            ? day
            : throw new CommandRefusedException($"days has \"{text}\"; they must be days of the week, such as monday.");
}
