using System.Net;
using Dapper;
using Roomtone.CloudSync.Ingest;
using Roomtone.Contracts;
using Roomtone.Testing;

namespace Roomtone.CloudSync.Tests;

public class WorkerTests(RealServers servers)
{
    [Fact]
    public async Task What_is_confirmed_is_committed()
    {
        var name = await NewHistoryAsync();
        var database = servers.Source(name);
        await using var worker = await RunningWorker.StartAsync(servers, name);
        await using var box = await Box.ConnectAsync(servers, "box-1");
        var missing = 0;
        box.OnAck = ack =>
            missing +=
                (int)(ack.To - ack.From + 1)
                - database.One<int>($"SELECT COUNT(*) FROM mood_events WHERE seq BETWEEN {ack.From} AND {ack.To}");
        await worker.ConnectedAsync();

        foreach (var events in Sample.Moods(1, 1_000).Chunk(100)) await box.SendAsync(events);
        await box.ConfirmedAsync(1, 1_000);

        Assert.Equal(0, missing);
        database.AssertRollUpsEqualRawRows();
    }

    [Fact]
    public async Task Nothing_is_confirmed_before_its_commit()
    {
        var name = await NewHistoryAsync();
        var database = servers.Source(name);
        await using var worker = await RunningWorker.StartAsync(servers, name);
        await using var box = await Box.ConnectAsync(servers, "box-1");
        await worker.ConnectedAsync();
        using var other = database.OpenConnection();
        using var transaction = other.BeginTransaction();
        other.Execute("INSERT INTO devices (device, first_seen, last_seen) VALUES ('box-1', NOW(), NOW())", transaction: transaction);

        await box.SendAsync(Sample.Mood(1));
        await Eventually.TrueAsync(() => IsSomebodyWaiting(transaction), "the worker's transaction waits for ours");
        // An acknowledgement sent before the commit would be here by now: this message went the same way behind it.
        await worker.PublishAsync(Topics.Acks("box-1"), Wire.Write(new Ack(Guid.Empty, 9, 9)));
        await Eventually.TrueAsync(() => box.Acks.Any(ack => ack.From == 9), "the later message");
        Assert.False(box.IsConfirmed(1));
        transaction.Rollback();

        await box.ConfirmedAsync(1, 1);
        Assert.Equal(1, database.One<int>("SELECT COUNT(*) FROM mood_events"));
    }

    [Fact]
    public async Task Two_workers_share_the_messages_and_store_each_event_once()
    {
        var name = await NewHistoryAsync();
        var database = servers.Source(name);
        await using var first = await RunningWorker.StartAsync(servers, name);
        await using var second = await RunningWorker.StartAsync(servers, name);
        await first.ConnectedAsync();
        await second.ConnectedAsync();
        await using var box = await Box.ConnectAsync(servers, "box-1");
        await using var another = await Box.ConnectAsync(servers, "box-2");

        foreach (var events in Sample.Moods(1, 1_000).Chunk(50))
        {
            await Task.WhenAll(box.SendAsync(events), box.SendAsync(events), another.SendAsync(events));
        }

        await box.ConfirmedAsync(1, 1_000);
        await another.ConfirmedAsync(1, 1_000);
        await Eventually.TrueAsync(() => first.Counters.Received + second.Counters.Received == 60, "all messages taken");
        await Eventually.TrueAsync(
            () => first.Counters.Stored + second.Counters.Stored + first.Counters.Duplicates + second.Counters.Duplicates == 3_000,
            "all messages written"
        );

        Assert.True(first.Counters.Received > 0 && second.Counters.Received > 0);
        Assert.Equal(2_000, database.One<int>("SELECT COUNT(*) FROM mood_events"));
        database.AssertRollUpsEqualRawRows();
    }

    [Fact]
    public async Task A_killed_database_costs_no_event()
    {
        var name = await NewHistoryAsync();
        await using var worker = await RunningWorker.StartAsync(servers, name, "--Ingest:QueueMessages=3", "--Ingest:PageRows=100");
        await using var box = await Box.ConnectAsync(servers, "box-1");
        await worker.ConnectedAsync();
        await box.SendAsync(Sample.Moods(1, 100));
        await box.ConfirmedAsync(1, 100);

        await servers.Database.KillAsync();
        foreach (var events in Sample.Moods(101, 1_000).Chunk(100)) await box.SendAsync(events);
        await Eventually.TrueAsync(() => worker.Counters.Refused > 0, "the worker stops taking");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(worker, "health/ready"));
        Assert.Contains("\"taking\":false", await TextAsync(worker, "health/ready"), StringComparison.Ordinal);
        Assert.Contains("roomtone_cloudsync_taking 0\n", await TextAsync(worker, "metrics"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(worker, "health/live"));
        Assert.False(box.IsConfirmed(101));
        await servers.Database.StartAsync(TestContext.Current.CancellationToken);
        await box.SendUntilConfirmedAsync([.. Sample.Moods(101, 500)]);
        await box.SendUntilConfirmedAsync([.. Sample.Moods(601, 500)]);

        var database = servers.Source(name);
        Assert.Equal(1_100, database.One<int>("SELECT COUNT(*) FROM mood_events"));
        database.AssertRollUpsEqualRawRows();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(worker, "health/ready"));
    }

    [Fact]
    public async Task A_flood_while_the_database_is_down_takes_no_more_memory_than_is_set()
    {
        var name = await NewHistoryAsync();
        await using var worker = await RunningWorker.StartAsync(servers, name, "--Ingest:QueueMegabytes=1", "--Ingest:PageRows=100");
        await using var box = await Box.ConnectAsync(servers, "box-1");
        await worker.ConnectedAsync();
        await servers.Database.KillAsync();
        var large = new byte[50_000];
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 20; i++) await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => box.SendAsync(large)));
        await Eventually.TrueAsync(() => worker.Counters.Received + worker.Counters.Refused == 2_000, "all messages arrived");

        Assert.True(worker.Counters.Refused > 1_500, $"Only {worker.Counters.Refused} of 2,000 messages were refused.");
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
        Assert.True(grown < 40, $"100 MB came in, and {grown:0} MB more are held.");
    }

    [Fact]
    public async Task The_order_of_the_start_does_not_matter()
    {
        var name = await servers.EmptyDatabaseAsync();
        await servers.Database.KillAsync();
        await servers.Broker.KillAsync();
        await using var worker = await RunningWorker.StartAsync(servers, name);
        await servers.Broker.StartAsync(TestContext.Current.CancellationToken);
        await using var box = await Box.ConnectAsync(servers, "box-1");
        await worker.ConnectedAsync();
        await box.SendAsync(Sample.Mood(1));
        await servers.Database.StartAsync(TestContext.Current.CancellationToken);

        await box.ConfirmedAsync(1, 1);

        Assert.Equal(1, servers.Source(name).One<int>("SELECT COUNT(*) FROM mood_events"));
    }

    /// <summary>A machine without a clock chip starts in another year, and boxes speak before the database has told the time.</summary>
    [Theory]
    [InlineData(-365)]
    [InlineData(365)]
    public async Task What_comes_before_the_time_is_known_is_stored_and_dated_by_it(int days)
    {
        var name = await NewHistoryAsync();
        var database = servers.Source(name);
        await using var box = await Box.ConnectAsync(servers, "box-3");
        await box.ForgetStatusAsync(); // The broker keeps that of another test.
        await servers.Database.KillAsync();
        await using var worker = await RunningWorker.StartAsync(servers, name, new WrongClock(TimeSpan.FromDays(days)));
        await worker.ConnectedAsync();
        var now = TimeProvider.System.GetUtcNow();
        const string Device = "SELECT COUNT(*) FROM v_devices WHERE device = 'box-3'";

        await box.SayAsync(new DeviceStatus(DeviceState.Online, now, "1.0.0", Guid.NewGuid()));
        await box.SendAsync(Sample.Mood(1, now));
        await Eventually.TrueAsync(() => worker.Service<IngestQueue>().Messages == 1, "it waits for the database");
        await servers.Database.StartAsync(TestContext.Current.CancellationToken);
        await box.ConfirmedAsync(1, 1);
        await Eventually.TrueAsync(() => database.One<int>($"{Device} AND state = 'online'") == 1, "the box is online");

        Assert.Equal((1, 0), (database.One<int>("SELECT COUNT(*) FROM mood_events"), database.One<int>("SELECT COUNT(*) FROM rejected")));
        Assert.Equal(
            1,
            database.One<int>(
                $"{Device} AND first_seen > UTC_TIMESTAMP() - INTERVAL 1 HOUR AND last_seen BETWEEN first_seen AND UTC_TIMESTAMP() + INTERVAL 1 HOUR"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_kept_with_its_reason_and_confirmed()
    {
        var name = await NewHistoryAsync();
        var database = servers.Source(name);
        await using var worker = await RunningWorker.StartAsync(servers, name);
        await using var box = await Box.ConnectAsync(servers, "box-1");
        await worker.ConnectedAsync();
        var foreign = Sample.Mood(2) with { Type = "weather" };

        await box.SendAsync(Sample.Mood(1), foreign, Sample.Mood(3));
        await box.SendAsync(Sample.Mood(1), foreign, Sample.Mood(3));
        await box.SendAsync("{\"v\":1,"u8.ToArray());
        await box.ConfirmedAsync(1, 3);
        await Eventually.TrueAsync(() => worker.Counters.Rejected == 3, "all rejected");

        Assert.Equal(2, database.One<int>("SELECT COUNT(*) FROM mood_events"));
        Assert.Equal(2, database.Rows("SELECT * FROM v_rejected").Count);
        Assert.Equal(2, database.One<int>("SELECT arrivals FROM rejected WHERE seq = 2"));
        Assert.Contains(
            "type",
            database.One<string>("SELECT reason FROM v_rejected WHERE payload LIKE '%weather%'"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_last_word_of_a_box_is_its_state()
    {
        var name = await NewHistoryAsync();
        var database = servers.Source(name);
        var boot = Guid.NewGuid();
        await using var box = await Box.ConnectAsync(servers, "box-3");
        await box.SayAsync(new DeviceStatus(DeviceState.Stopped, Sample.Noon, "1.0.0", Guid.NewGuid()));
        await using var worker = await RunningWorker.StartAsync(servers, name);
        await Eventually.TrueAsync(
            () => database.One<string>("SELECT state FROM v_devices WHERE device = 'box-3'") == "stopped",
            "the kept word is heard"
        );
        Assert.Equal(Sample.Noon.UtcDateTime, database.One<DateTime>("SELECT last_seen FROM v_devices WHERE device = 'box-3'"));

        await box.SayAsync(new DeviceStatus(DeviceState.Online, Sample.Noon.AddHours(-1), "1.0.1", boot));
        await Eventually.TrueAsync(
            () => database.One<string>("SELECT state FROM v_devices WHERE device = 'box-3'") == "online",
            "the box is online"
        );

        var row = Assert.Single(database.Rows("SELECT * FROM v_devices WHERE device = 'box-3'"));
        Assert.Equal("1.0.1", (string)row.version);
        Assert.Equal(boot.ToString(), ((object)row.boot).ToString());
        Assert.True((DateTime)row.last_seen > Sample.Noon.UtcDateTime);
        Assert.Equal(Sample.Noon.UtcDateTime, (DateTime)row.first_seen);
    }

    [Fact]
    public async Task A_changed_migration_stops_the_start()
    {
        var name = await NewHistoryAsync();
        using (var connection = servers.Source(name).OpenConnection())
            connection.Execute("UPDATE schema_migrations SET checksum = REPEAT('0', 64) LIMIT 1");

        await using var worker = await RunningWorker.StartAsync(servers, name, "--Logging:LogLevel:Default=None");

        await Eventually.TrueAsync(() => worker.Lifetime.ApplicationStopping.IsCancellationRequested, "the worker stops");
        Assert.Equal(Hosting.SettingsException.ExitCode, Environment.ExitCode);
        Environment.ExitCode = 0;
    }

    [Fact]
    public async Task The_metrics_tell_what_was_stored()
    {
        var name = await NewHistoryAsync();
        await using var worker = await RunningWorker.StartAsync(servers, name);
        await using var box = await Box.ConnectAsync(servers, "box-1");
        await worker.ConnectedAsync();
        await box.SendAsync(Sample.Moods(1, 10));
        await box.ConfirmedAsync(1, 10);

        using var http = new HttpClient { BaseAddress = worker.Address };
        var metrics = await http.GetStringAsync("metrics", TestContext.Current.CancellationToken);

        Assert.Contains("roomtone_cloudsync_events_stored_total 10\n", metrics, StringComparison.Ordinal);
        Assert.Contains("roomtone_cloudsync_broker_connected 1\n", metrics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Ingest:PageRow=5", "PageRow")]
    [InlineData("--Ingest:PageRows=0", "PageRows is 0")]
    [InlineData("--Retention:RawDays=1", "RawDays is 1")]
    public void Bad_settings_are_refused_with_a_sentence(string setting, string sentence) =>
        Assert.Contains(
            sentence,
            Assert.Throws<Hosting.SettingsException>(() => Worker.Build([setting])).Message,
            StringComparison.Ordinal
        );

    private async Task<string> NewHistoryAsync()
    {
        var name = await servers.EmptyDatabaseAsync();
        CloudSync.History.Migrator.Run(servers.Source(name));
        return name;
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningWorker worker, string path)
    {
        using var http = new HttpClient { BaseAddress = worker.Address };
        using var response = await http.GetAsync(path, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task<string> TextAsync(RunningWorker worker, string path)
    {
        using var http = new HttpClient { BaseAddress = worker.Address };
        using var response = await http.GetAsync(path, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static bool IsSomebodyWaiting(System.Data.Common.DbTransaction transaction) =>
        transaction.Connection!.ExecuteScalar<int>(
            "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND INFO LIKE 'INSERT INTO devices%' AND ID <> CONNECTION_ID()",
            transaction: transaction
        ) > 0;

    private sealed class WrongClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
