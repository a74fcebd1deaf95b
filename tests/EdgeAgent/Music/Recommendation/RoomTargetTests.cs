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

        public override DateTimeOffset GetUtcNow()
        {
            var action = WhenAsked;
            WhenAsked = null;
            action?.Invoke();
            return _clock.GetUtcNow();
        }
    }
}
