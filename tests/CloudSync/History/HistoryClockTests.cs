using Roomtone.CloudSync.History;
using Roomtone.Testing;

namespace Roomtone.CloudSync.Tests.History;

public class HistoryClockTests(RealServers servers)
{
    private readonly ManualClock _own = new();

    [Fact]
    public void Until_the_database_was_asked_it_is_our_own() => Assert.Equal(_own.GetUtcNow(), new HistoryClock(_own).GetUtcNow());

    [Fact]
    public async Task It_is_the_databases_time_carried_on_and_a_jump_of_ours_does_not_move_it()
    {
        var database = servers.Source(await servers.EmptyDatabaseAsync());
        var clock = new HistoryClock(_own);
        clock.Ask(database);
        var asked = clock.GetUtcNow();

        _own.Jumped = TimeSpan.FromDays(365);
        _own.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(asked.AddSeconds(7), clock.GetUtcNow());
        Assert.Equal(_own.GetUtcNow() - clock.GetUtcNow(), clock.Difference);
        Assert.True((database.One<DateTime>("SELECT UTC_TIMESTAMP(3)") - asked.UtcDateTime).Duration() < TimeSpan.FromMinutes(1));
    }
}
