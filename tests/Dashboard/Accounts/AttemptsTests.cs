using Roomtone.Dashboard.Accounts;

namespace Roomtone.Dashboard.Tests.Accounts;

public class AttemptsTests
{
    private static readonly DateTimeOffset Now = Sample.Noon;

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 5)]
    [InlineData(6, 10)]
    [InlineData(7, 20)]
    [InlineData(8, 40)]
    [InlineData(9, 60)]
    [InlineData(5000, 60)]
    public void The_fifth_failure_locks_and_each_further_one_for_longer_up_to_an_hour(int failures, int minutes)
    {
        var attempts = default(Attempts);
        for (var i = 0; i < failures; i++) attempts = attempts.OneMore(Now);

        Assert.Equal(minutes, attempts.LockedFor(Now)?.TotalMinutes ?? 0);
    }

    [Fact]
    public void A_lock_ends_by_itself() => Assert.Null(new Attempts(5, Now).LockedFor(Now));
}
