using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.Testing;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

public class PolicyTests
{
    private static readonly Affect Gloom = new(-0.6, -0.4);

    private readonly ManualClock _clock = new();
    private readonly MusicSettings _settings = new();

    private AimPolicy Policy => field ??= new AimPolicy(_settings, _clock);

    [Fact]
    public void To_match_is_to_be_where_the_room_is() => Assert.Equal(Gloom, Policy.Next(Gloom));

    [Fact]
    public void To_lift_begins_near_the_room_and_goes_on_step_by_step_but_never_far_ahead()
    {
        Policy.Apply(new RoomSettings { Aim = MusicAim.Lift });
        var (last, room) = (Gloom, Gloom);
        for (var track = 0; track < 6; track++)
        {
            var next = Policy.Next(room);
            Policy.Took(next);
            Assert.True(next.Valence > last.Valence, $"{next} after {last}");
            Assert.True(double.Hypot(next.Valence - room.Valence, next.Arousal - room.Arousal) <= 0.5001);
            _clock.Advance(TimeSpan.FromMinutes(4));
            // The room follows half of the way.
            (last, room) = (next, new Affect((room.Valence + next.Valence) / 2, (room.Arousal + next.Arousal) / 2));
        }

        Assert.InRange(last.Valence, 0.3, 0.7);
    }

    [Fact]
    public void After_a_long_pause_the_way_begins_again_where_the_room_is()
    {
        Policy.Apply(new RoomSettings { Aim = MusicAim.Calm });
        var first = Policy.Next(Gloom);
        Policy.Took(first);
        _clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(first, Policy.Next(Gloom));
    }

    [Fact]
    public void Each_hour_may_have_its_own_aim()
    {
        var now = TimeOnly.FromDateTime(_clock.GetLocalNow().DateTime);
        var held = new Affect(0.2, -0.4);
        Policy.Apply(
            new RoomSettings
            {
                Aim = MusicAim.Lift,
                AimHours = [new AimHours(now.AddHours(1), now.AddHours(3), MusicAim.Hold) { Hold = held }],
            }
        );
        Assert.Equal(MusicAim.Lift, Policy.Aim);

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((MusicAim.Hold, held), (Policy.Aim, Policy.Next(Gloom)));
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(MusicAim.Lift, Policy.Aim);
    }

    [Fact]
    public void A_held_mood_needs_no_face()
    {
        var target = new RoomTarget(Policy, _settings, _clock);
        Assert.Null(target.Now);
        Policy.Apply(new RoomSettings { Aim = MusicAim.Hold, Hold = new Affect(0.3, -0.3) });

        Assert.Equal(new MoodTarget(Unknown, new Affect(0.3, -0.3), 1, MusicAim.Hold), target.Now);
    }

    [Fact]
    public void A_mood_that_passes_quickly_does_not_turn_the_music()
    {
        var target = new RoomTarget(Policy, _settings, _clock);
        See(target, Happy, 10);
        See(target, Tense, 20);
        Assert.Equal(Happy, target.Now!.Mood);
        See(target, Happy, 20);
        See(target, Tense, 20);
        Assert.Equal(Happy, target.Now!.Mood);

        See(target, Tense, 15);
        Assert.Equal(Tense, target.Now!.Mood);
        See(target, Unknown, 5);
        Assert.Null(target.Now);
    }

    [Fact]
    public void Bad_settings_are_refused_with_a_sentence()
    {
        var noon = new TimeOnly(12, 0);
        var problems = new RoomSettings
        {
            Hold = new Affect(2, 0),
            AimHours = [new AimHours(noon, noon, MusicAim.Calm)],
            Profiles = [new Profile("a"), new Profile("a"), new Profile("")],
        }
            .Problems()
            .ToList();

        Assert.Equal(4, problems.Count);
        Assert.Contains("aimHours has an entry from 12:00 to the same time; give the hour at which it ends.", problems);
    }

    private void See(RoomTarget target, Contracts.Mood mood, int seconds)
    {
        for (var second = 0; second < seconds; second += 5)
        {
            target.Observe(new RoomMood(_clock.GetUtcNow(), mood, MoodRegions.Centre(mood), 0.9, ""));
            _clock.Advance(TimeSpan.FromSeconds(5));
        }
    }
}
