using Dapper;
using Roomtone.CloudSync.History;

namespace Roomtone.CloudSync.Tests.History;

public class MigratorTests(RealServers servers)
{
    [Fact]
    public async Task Two_migrators_at_once_apply_each_step_once()
    {
        var database = servers.Source(await servers.EmptyDatabaseAsync());

        var applied = await Task.WhenAll(Task.Run(() => Migrator.Run(database)), Task.Run(() => Migrator.Run(database)));

        Assert.Equal(Migration.Embedded.Count, applied.Sum(names => names.Count));
        Assert.Contains(applied, names => names.Count == 0);
        Assert.Equal(Migration.Embedded.Count, database.One<int>("SELECT COUNT(*) FROM schema_migrations"));
    }

    [Fact]
    public async Task A_migrator_waits_for_the_one_that_holds_the_lock()
    {
        var database = servers.Source(await servers.EmptyDatabaseAsync());
        using var other = database.OpenConnection();
        var held = DatabaseLock.Take(other, "migrations", seconds: 1);

        var waiting = Task.Run(() => Migrator.Run(database), TestContext.Current.CancellationToken);
        await Testing.Eventually.TrueAsync(() => IsWaiting(other), "the second migrator waits for the lock");
        Assert.Equal(0, database.One<int>("SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"));
        held.Dispose();

        Assert.NotEmpty(await waiting);
    }

    [Fact]
    public async Task A_changed_migration_is_refused_with_a_sentence()
    {
        var database = servers.Source(await servers.EmptyDatabaseAsync());
        new Migrator(database, [new("001_a", "CREATE TABLE a (x INT);\n")]).Run();

        var refusal = Assert.Throws<SchemaException>(() => new Migrator(database, [new("001_a", "CREATE TABLE a (x BIGINT);\n")]).Run());

        Assert.Contains("001_a", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("new migration", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_do_not_change_a_checksum() =>
        Assert.Equal(
            new Migration("001_a", "SELECT 1;\nSELECT 2;\n").Checksum,
            new Migration("001_a", "SELECT 1;\r\nSELECT 2;\r\n").Checksum
        );

    [Fact]
    public async Task A_step_that_failed_half_way_runs_again()
    {
        var database = await servers.HistoryAsync();
        using (var connection = database.OpenConnection()) connection.Execute("DELETE FROM schema_migrations");

        Assert.Equal(Migration.Embedded.Count, Migrator.Run(database).Count);
    }

    [Theory]
    [InlineData("v_devices", "device state version boot last_seen first_seen")]
    [InlineData("v_mood_minutes", "device minute windows known people valence arousal confidence happy calm tense sad neutral unknown")]
    [InlineData("v_mood_hours", "device hour windows known people valence arousal confidence happy calm tense sad neutral unknown")]
    [InlineData("v_mood_days", "device day windows known people valence arousal confidence happy calm tense sad neutral unknown")]
    [InlineData("v_tracks", "device at what provider track title artist for_valence for_arousal why heard")]
    [InlineData("v_feedback", "device at what track mood by_whom")]
    [InlineData("v_device_events", "device at what detail")]
    [InlineData("v_rejected", "id device at reason payload")]
    [InlineData("accounts", "name password_hash role must_change failed_attempts locked_until created_at")]
    [InlineData("audit_log", "at account action detail")]
    public async Task The_dashboard_finds_its_views(string view, string columns)
    {
        var database = await servers.HistoryAsync();

        Assert.Empty(database.Rows($"SELECT {columns.Replace(' ', ',')} FROM {view}"));
    }

    private static bool IsWaiting(System.Data.Common.DbConnection connection) =>
        connection.ExecuteScalar<int>("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE STATE = 'User lock' AND DB = DATABASE()")
        > 0;
}
