using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.Testing;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

public sealed class RoomTargetTests
{
    private readonly MusicSettings _settings = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_persons_word_does_not_change_while_the_target_is_made_of_it(bool isTakenBack)
    {
        var clock = new InterruptingClock();
        var target = new RoomTarget(new AimPolicy(_settings, clock), _settings, clock);
        target.PersonSays(Calm, "anna");
        bool? hadToWait = null;
        clock.WhenAsked = () => hadToWait ??= HasToWait(() =>
        {
            if (isTakenBack) target.TakeBack();
            else target.PersonSays(Happy, "anna");
        });

        Assert.Equal(Calm, target.Now!.Mood);

        Assert.True(hadToWait);
    }

    [Theory]
    [InlineData(365)]
    [InlineData(-365)]
    public void A_persons_word_and_a_mood_last_as_long_as_they_should_when_the_clock_is_set(int days)
    {
        var clock = new ManualClock();
        var target = new RoomTarget(new AimPolicy(_settings, clock), _settings, clock);
        target.Observe(Happens(clock, Sad));
        target.PersonSays(Calm, "anna");
        clock.Jumped = TimeSpan.FromDays(days);
        Assert.Equal(Calm, target.Now!.Mood);
        clock.Advance(_settings.CorrectionFor);
        Assert.Null(target.Now); // The camera's mood is old by now, too.

        target.Observe(Happens(clock, Happy));
        clock.Jumped = TimeSpan.Zero;
        Assert.Equal(Happy, target.Now!.Mood);
        target.Observe(Happens(clock, Sad));
        clock.Advance(_settings.Dwell);
        Assert.Equal(Sad, target.Now!.Mood);
    }

    private static RoomMood Happens(ManualClock clock, Contracts.Mood mood) =>
        new(clock.GetUtcNow(), mood, MoodRegions.Centre(mood), 1, "as the test says");

    /// <summary>Runs it on a thread of its own, until it has ended or waits for a lock.</summary>
    private static bool HasToWait(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        SpinWait.SpinUntil(() => !thread.IsAlive || (thread.ThreadState & ThreadState.WaitSleepJoin) != 0);
        return thread.IsAlive;
    }

    /// <summary>Does something when it is asked for the time, once and on the asking thread.</summary>
    private sealed class InterruptingClock : TimeProvider
    {
        private readonly ManualClock _clock = new();

        public Action? WhenAsked { get; set; }

        public override long TimestampFrequency => _clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow()
        {
            Interrupt();
            return _clock.GetUtcNow();
        }

        public override long GetTimestamp()
        {
            Interrupt();
            return _clock.GetTimestamp();
        }

        private void Interrupt()
        {
            var action = WhenAsked;
            WhenAsked = null;
            action?.Invoke();
        }
    }
}
