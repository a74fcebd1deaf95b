using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Blocks;

/// <summary>
/// Keeps what people set by hand while the room has a calendar: it goes before the calendar until that changes next, or for as
/// long as the owner set. Kept over a restart. Not for two threads at once; the PlaybackController sees to that.
/// </summary>
internal sealed class PersonOverrides(
    PersistedDocument<ScheduleDocument> file,
    CurrentSchedule schedule,
    RoomRules rules,
    VolumeControl volume,
    TrackSelector selection,
    TimeProvider time)
{
    /// <summary>Who makes music play in a closed room without saying how long may have forgotten it an hour later (own choice).</summary>
    private static readonly TimeSpan InAClosedRoom = TimeSpan.FromHours(1);

    private ScheduleDocument? _document;

    public PersonOverride? Hand => Document.Override;

    /// <summary>What the calendar had said when it was last looked at.</summary>
    public ScheduleDocument Document => _document ??= file.Read() ?? ScheduleDocument.Empty;

    /// <summary>The room is closed, and nobody has said that music is to play all the same.</summary>
    public bool KeepsSilent => schedule.Now is { IsOn: true, IsOpen: false } && Hand?.State != PlayState.Playing;

    /// <summary>A person chooses what plays. What the calendar's block leaves out may come, and does not where they fail.</summary>
    public async Task ChooseAsync(string by, Func<Task> play)
    {
        var before = Document;
        Set(by, hand => hand with { IsMusic = true, State = StateOf(PlayState.Playing) });
        try
        {
            await play();
        }
        catch (Exception e) when (e is CommandRefusedException or Speaker.SpeakerException)
        {
            if (before != Document) Keep(before);
            throw;
        }
    }

    /// <summary>A person wants music or silence.</summary>
    public void Want(PlayState state, string by)
    {
        var wanted = StateOf(state);
        if (wanted is not null) Set(by, hand => hand with { State = wanted });
        else if (Hand?.State is not null) Change(Hand with { State = null });
    }

    /// <summary>A person has set the volume; where the calendar sets none, it simply stays.</summary>
    public void SetVolume(string by)
    {
        if (volume.ByHand is { } percent && percent != Hand?.VolumePercent) Set(by, hand => hand with { VolumePercent = percent });
    }

    /// <summary>A person says the mood, for as long as their hand holds.</summary>
    public void SayMood(Contracts.Mood? mood, string by)
    {
        Set(by, hand => hand with { IsMood = true, Mood = mood });
        selection.PersonSays(mood, by, Hand is { IsMood: true, Until: { } until } ? until - time.GetUtcNow() : null);
    }

    /// <summary>A part of it is over by itself; null: all of it is.</summary>
    public void Change(PersonOverride? hand) => Keep(Document with { Override = hand is { IsEmpty: false } ? hand : null });

    public void Keep(ScheduleDocument document)
    {
        var (before, now) = (Hand, document.Override);
        volume.HoldByHand(now?.VolumePercent);
        if (before is { IsMood: true } && now is not { IsMood: true }) selection.TakeBackMood();
        _document = document;
        file.Write(document);
        rules.Follow(now);
    }

    /// <summary>Takes up what was set before the agent was restarted.</summary>
    public void Restore()
    {
        if (Hand is not { } hand) return;
        volume.HoldByHand(hand.VolumePercent);
        if (hand is { IsMood: true, Until: { } until } && until > time.GetUtcNow())
            selection.PersonSays(hand.Mood, hand.By, until - time.GetUtcNow());
        rules.Follow(hand);
    }

    private void Set(string by, Func<PersonOverride, PersonOverride> set)
    {
        if (schedule.Now is not { IsOn: true, IsUnset: false } now) return;
        var at = time.GetUtcNow();
        var longest = now.OverrideFor ?? (now.IsOpen ? null : InAClosedRoom);
        DateTimeOffset?[] ends = [now.Until, at + longest];
        Change(set((Hand ?? new PersonOverride(by, at, null)) with { By = by, At = at, Until = ends.Min() }));
    }

    /// <returns>What is to be kept of it: null where the calendar has it so.</returns>
    private PlayState? StateOf(PlayState wanted) =>
        wanted == (schedule.Now.IsOpen ? PlayState.Playing : PlayState.Paused) ? null : wanted;
}
