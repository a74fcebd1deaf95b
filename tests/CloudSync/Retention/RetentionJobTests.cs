using System.Data.Common;
using Dapper;
using Roomtone.CloudSync.History.Writing;
using Roomtone.CloudSync.Ingest;
using Roomtone.CloudSync.Ingest.Reading;
using Roomtone.CloudSync.Retention;
using Roomtone.Testing;

namespace Roomtone.CloudSync.Tests.Retention;

public class RetentionJobTests(RealServers servers)
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Raw_events_go_by_the_month_and_their_roll_ups_stay()
    {
        var database = await servers.HistoryAsync();
        var job = new RetentionJob(database, new RetentionSettings(), _clock);
        job.Run();
        Write(database, Sample.Moods(1, 10));

        _clock.Advance(TimeSpan.FromDays(80));
        job.Run();
        Assert.Equal(10, database.One<int>("SELECT COUNT(*) FROM mood_events"));
        _clock.Advance(TimeSpan.FromDays(60));
        var (_, dropped, _) = job.Run();

        Assert.True(dropped > 0);
        Assert.Equal(0, database.One<int>("SELECT COUNT(*) FROM mood_events"));
        Assert.Equal(10, database.One<int>("SELECT SUM(windows) FROM mood_minutes"));
        Assert.Equal(10, database.One<int>("SELECT SUM(windows) FROM mood_days"));
    }

    [Fact]
    public async Task The_months_to_come_are_made_ahead_and_once()
    {
        var database = await servers.HistoryAsync();
        var job = new RetentionJob(database, new RetentionSettings(), _clock);

        job.Run();
        Assert.Equal(0, job.Run().Made);
        Write(
            database,
            [
                Sample.Mood(1, new(2026, 1, 31, 23, 59, 59, TimeSpan.Zero)),
                Sample.Mood(2, new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)),
                Sample.Mood(3, new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero)),
            ]
        );

        Assert.Equal(
            ["p_202601", "p_202602", "p_202603", "p_rest"],
            database
                .Rows(
                    "SELECT PARTITION_NAME AS name FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'mood_events' ORDER BY PARTITION_ORDINAL_POSITION"
                )
                .Select(row => (string)row.name)
        );
        Assert.Equal(2, database.One<int>("SELECT COUNT(*) FROM mood_events PARTITION (p_202601)"));
        Assert.Equal(1, database.One<int>("SELECT COUNT(*) FROM mood_events PARTITION (p_202602)"));
        Assert.Equal(
            "p_2026",
            database.One<string>(
                "SELECT PARTITION_NAME FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'mood_hours' ORDER BY PARTITION_ORDINAL_POSITION LIMIT 1"
            )
        );
    }

    [Fact]
    public async Task A_page_that_comes_again_over_a_month_s_end_still_counts_once()
    {
        var database = await servers.HistoryAsync();
        new RetentionJob(database, new RetentionSettings(), _clock).Run();
        var epoch = Guid.NewGuid();
        var events = Enumerable
            .Range(0, 20)
            .Select(i => Sample.Mood(i + 1, new DateTimeOffset(2026, 1, 31, 23, 59, 0, TimeSpan.Zero).AddSeconds(5 * i).AddTicks(1234)))
            .ToList();

        Write(database, events, epoch);
        Write(database, events, epoch);

        Assert.Equal(20, database.One<int>("SELECT COUNT(*) FROM mood_events"));
        database.AssertRollUpsEqualRawRows();
    }

    [Fact]
    public async Task What_was_rejected_goes_after_its_time()
    {
        var database = await servers.HistoryAsync();
        var batch = new WriteBatch();
        new BatchReader(new IngestSettings()).Read(
            new ReceivedMessage("roomtone/box-1/events", "{"u8.ToArray(), _clock.GetUtcNow()),
            batch
        );
        new HistoryWriter(database).Write(batch);
        _clock.Advance(TimeSpan.FromDays(91));

        Assert.Equal(1, new RetentionJob(database, new RetentionSettings(), _clock).Run().Deleted);
        Assert.Empty(database.Rows("SELECT * FROM v_rejected"));
    }

    [Fact]
    public async Task Who_ordered_what_is_kept_as_long_as_the_audit_log_and_what_waits_is_kept()
    {
        var database = await servers.HistoryAsync();
        using (var connection = database.OpenConnection())
            connection.Execute(
                "INSERT INTO orders (id, kind, subject, asked_by, asked_at, done_at) VALUES (REPEAT('a', 32), 'discard', 'x', 'anna', @now, @now), (REPEAT('b', 32), 'discard', 'x', 'anna', @now, NULL)",
                new { now = _clock.GetUtcNow().UtcDateTime }
            );
        var job = new RetentionJob(database, new RetentionSettings(), _clock);
        _clock.Advance(TimeSpan.FromDays(1_094));
        job.Run();
        Assert.Equal(2, database.One<int>("SELECT COUNT(*) FROM orders"));

        _clock.Advance(TimeSpan.FromDays(2));
        job.Run();

        Assert.Equal([new string('b', 32)], database.Rows("SELECT CONCAT(id, '') AS id FROM orders").Select(row => (string)row.id));
    }

    private static void Write(DbDataSource database, IEnumerable<Contracts.RoomEvent> events, Guid? epoch = null)
    {
        var batch = new WriteBatch();
        var message = Sample.Batch("box-1", epoch ?? Guid.NewGuid(), events);
        new BatchReader(new IngestSettings()).Read(message with { At = Sample.Noon.AddDays(60) }, batch);
        Assert.Empty(batch.Rejections);
        new HistoryWriter(database).Write(batch);
    }
}
