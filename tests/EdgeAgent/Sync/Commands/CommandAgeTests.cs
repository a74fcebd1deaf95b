using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.Hosting;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Commands;

public class CommandAgeTests
{
    private static readonly TimeSpan Valid = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualClock _clock = new();
    private readonly CommandAge _age;
    private TimeSpan _connectedAt;

    public CommandAgeTests()
    {
        _age = new CommandAge(_clock);
        Connect();
    }

    /// <summary>The sender's clock is right: it is what the box's would be if nobody had set it.</summary>
    private DateTimeOffset Now => _clock.GetUtcNow() - _clock.Jumped;

    [Theory]
    [InlineData(-20_000)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_650)]
    public void A_box_whose_clock_is_off_by_days_can_be_commanded(int days)
    {
        _clock.Jumped = TimeSpan.FromDays(days);
        var age = new CommandAge(_clock);
        _clock.Advance(Minute);

        for (var i = 0; i < 3; i++)
        {
            Assert.False(age.IsTooLate(Sent(Now), Arrived()));
            _clock.Advance(Minute);
        }
    }

    [Theory]
    [InlineData(-3_600)]
    [InlineData(0)]
    [InlineData(3_600)]
    public void What_waited_at_the_broker_while_the_box_was_away_is_too_late_however_its_clock_is_set(int seconds)
    {
        _clock.Jumped = TimeSpan.FromSeconds(seconds);
        var age = new CommandAge(_clock);
        _clock.Advance(Minute);
        Assert.False(age.IsTooLate(Sent(Now), Arrived()));

        var kept = Sent(Now);
        _clock.Advance(Minute);
        Connect();
        Assert.True(age.IsTooLate(kept, Arrived()));
        Assert.False(age.IsTooLate(Sent(Now), Arrived()));
    }

    [Theory]
    [InlineData(-7_200, true)]
    [InlineData(0, true)]
    [InlineData(7_200, true)]
    [InlineData(0, false)]
    public void The_first_that_comes_on_a_new_connection_is_done_only_where_the_clock_says_that_it_is_fresh(int seconds, bool isKept)
    {
        _clock.Jumped = TimeSpan.FromSeconds(seconds);
        var age = new CommandAge(_clock);
        Connect();

        Assert.Equal(isKept, age.IsTooLate(Sent(Now - (isKept ? TimeSpan.FromHours(1) : TimeSpan.Zero)), Arrived()));
    }

    [Fact]
    public void What_waited_in_the_box_itself_is_too_late()
    {
        _clock.Advance(Minute);
        var (command, arrival) = (Sent(Now), Arrived());
        _clock.Advance(TimeSpan.FromSeconds(14));
        Assert.False(_age.IsTooLate(command, arrival));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(_age.IsTooLate(command, arrival));
    }

    [Fact]
    public void What_a_network_held_back_is_too_late_and_all_of_it()
    {
        _clock.Advance(Minute);
        Assert.False(_age.IsTooLate(Sent(Now), Arrived()));
        var held = Enumerable.Range(0, 3).Select(_ => Advanced(TimeSpan.FromSeconds(5))).ToList();
        _clock.Advance(Valid);

        Assert.All(held, command => Assert.True(_age.IsTooLate(command, Arrived())));
        Assert.False(_age.IsTooLate(Sent(Now), Arrived()));
    }

    [Fact]
    public void A_clock_that_is_set_meanwhile_changes_nothing()
    {
        _clock.Advance(Minute);
        Assert.False(_age.IsTooLate(Sent(Now), Arrived()));
        var kept = Sent(Now);
        _clock.Jumped = TimeSpan.FromHours(-1);
        _clock.Advance(Minute);

        Assert.True(_age.IsTooLate(kept, Arrived()));
        Assert.False(_age.IsTooLate(Sent(Now), Arrived()));
    }

    [Theory]
    [InlineData(-300)]
    [InlineData(300)]
    public void A_sender_whose_clock_is_set_is_believed_at_the_second_command_at_the_latest(int seconds)
    {
        _clock.Advance(Minute);
        Assert.False(_age.IsTooLate(Sent(Now), Arrived()));
        var set = TimeSpan.FromSeconds(seconds);

        _clock.Advance(Minute);
        Assert.Equal(seconds < 0, _age.IsTooLate(Sent(Now + set), Arrived()));
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.False(_age.IsTooLate(Sent(Now + set), Arrived()));
        Assert.True(_age.IsTooLate(Sent(Now + set - Minute), Arrived()));
    }

    [Fact]
    public void A_sender_of_before_and_the_box_itself_are_judged_by_the_boxs_clock()
    {
        var old = new Command(Guid.NewGuid(), CommandNames.MusicSkip, null, "owner", Now + Valid);
        _clock.Advance(Minute);
        Assert.True(_age.IsTooLate(old, Arrived()));
        Assert.False(_age.IsTooLate(old with { Expires = Now + Valid }, Arrived()));

        _clock.Jumped = TimeSpan.FromDays(1);
        var own = old with { Expires = _clock.GetUtcNow() + Valid };
        Assert.False(_age.IsTooLate(own, Arrived() with { IsOurs = true }));
    }

    [Fact]
    public void Stamps_that_cannot_be_do_no_harm()
    {
        _clock.Advance(Minute);
        foreach (var sent in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.MinValue })
        {
            _clock.Advance(Minute);
            _age.IsTooLate(Sent(Now) with { Sent = sent }, Arrived());
            _age.IsTooLate(Sent(Now) with { Sent = sent, Expires = DateTimeOffset.MaxValue }, Arrived());
        }

        _age.IsTooLate(Sent(Now), Arrived());
        _clock.Advance(Minute);
        Assert.False(_age.IsTooLate(Sent(Now), Arrived()));
    }

    private static Command Sent(DateTimeOffset at) => new(Guid.NewGuid(), CommandNames.MusicSkip, null, "owner", at + Valid) { Sent = at };

    private Command Advanced(TimeSpan by)
    {
        var command = Sent(Now);
        _clock.Advance(by);
        return command;
    }

    private void Connect() => _connectedAt = _clock.Steady;

    private CommandArrival Arrived() => new(_clock.Steady, _connectedAt, IsOurs: false);
}
