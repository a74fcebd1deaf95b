using System.Data.Common;
using Dapper;
using Roomtone.CloudSync.History.Writing;
using Roomtone.CloudSync.Ingest;
using Roomtone.CloudSync.Ingest.Reading;
using Roomtone.CloudSync.Maintenance;
using Roomtone.Testing;

namespace Roomtone.CloudSync.Tests.Maintenance;

public class MaintenanceJobTests(RealServers servers)
{
    private static readonly Guid Epoch = Guid.NewGuid();

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task What_can_be_read_by_now_is_stored_once_however_often_it_is_asked_for()
    {
        var database = await servers.HistoryAsync();
        // Three days ahead of our clock, which the worker does not take; three days later it does.
        Reject(
            database,
            Sample.Batch("box-1", Epoch, Sample.Mood(1, _clock.GetUtcNow().AddDays(3)), Sample.Mood(2, _clock.GetUtcNow().AddDays(3))) with
            {
                At = _clock.GetUtcNow(),
            }
        );
        var ids = Ids(database);
        Assert.Equal(2, ids.Count);

        var tooEarly = Do(database, MaintenanceJobKinds.Reingest, ids[0]);
        Assert.False(tooEarly.Ok);
        Assert.Contains("ahead of our clock", tooEarly.Said, StringComparison.Ordinal);
        Assert.Equal(2, Ids(database).Count);

        _clock.Advance(TimeSpan.FromDays(3));
        Assert.All(ids, id => Assert.True(Do(database, MaintenanceJobKinds.Reingest, id).Ok));
        Assert.All(ids, id => Assert.Equal("It is not there any more.", Do(database, MaintenanceJobKinds.Reingest, id).Said));
        // The box sends them again: they are stored already.
        Reject(
            database,
            Sample.Batch("box-1", Epoch, Sample.Mood(1, _clock.GetUtcNow()), Sample.Mood(2, _clock.GetUtcNow())) with
            {
                At = _clock.GetUtcNow(),
            }
        );

        Assert.Equal(2, database.One<int>("SELECT COUNT(*) FROM mood_events"));
        Assert.Empty(Ids(database));
        database.AssertRollUpsEqualRawRows();
    }

    [Fact]
    public async Task One_that_was_stored_before_the_rejected_row_was_let_go_is_not_stored_twice()
    {
        var database = await servers.HistoryAsync();
        Reject(database, Sample.Batch("box-1", Epoch, Sample.Mood(7, _clock.GetUtcNow().AddDays(3))) with { At = _clock.GetUtcNow() });
        _clock.Advance(TimeSpan.FromDays(3));
        var id = Assert.Single(Ids(database));
        var row = database.Rows("SELECT topic, payload FROM rejected")[0];
        Do(database, MaintenanceJobKinds.Reingest, id);
        using (var connection = database.OpenConnection())
            connection.Execute(
                "INSERT INTO rejected (id, device, at, last_at, arrivals, epoch, seq, topic, reason, payload, payload_bytes) VALUES (UNHEX(@id), 'box-1', NOW(), NOW(), 1, @epoch, 7, @topic, 'x', @payload, LENGTH(@payload))",
                new
                {
                    id,
                    epoch = Epoch.ToByteArray(bigEndian: true),
                    topic = (string)row.topic,
                    payload = (string)row.payload,
                }
            );

        var again = Do(database, MaintenanceJobKinds.Reingest, id);

        Assert.Equal("0 stored, 1 had been stored before.", again.Said);
        Assert.Equal(1, database.One<int>("SELECT COUNT(*) FROM mood_events"));
        database.AssertRollUpsEqualRawRows();
    }

    [Fact]
    public async Task A_part_of_a_message_is_not_read_again_and_can_be_discarded()
    {
        var database = await servers.HistoryAsync();
        Reject(database, new ReceivedMessage("roomtone/box-1/events", new byte[20_000], _clock.GetUtcNow()));
        var id = Assert.Single(Ids(database));

        Assert.Contains("Only a part", Do(database, MaintenanceJobKinds.Reingest, id).Said, StringComparison.Ordinal);
        Assert.True(Do(database, MaintenanceJobKinds.Discard, id).Ok);
        Assert.Empty(Ids(database));
    }

    [Fact]
    public async Task An_erased_site_leaves_no_row_and_its_neighbour_all()
    {
        var database = await servers.HistoryAsync();
        foreach (var (site, device) in new[] { ("home", "box-1"), ("cafe", "box-2") })
            Settle(database, site, device);

        var report = Do(database, MaintenanceJobKinds.EraseSite, "home");

        Assert.True(report.Ok, report.Said);
        Assert.All(report.Tables, table => Assert.Equal(0, table.After));
        foreach (
            var table in new[]
            {
                "mood_events",
                "track_events",
                "feedback_events",
                "device_events",
                "mood_minutes",
                "mood_hours",
                "mood_days",
                "rejected",
                "devices",
                "placements",
                "profiles",
                "profile_visits",
                "rooms",
                "sites",
                "site_accounts",
                "audit_log (details)",
            }
        )
            Assert.True(report.Tables.Single(count => count.Table == table).Before > 0, $"{table} had rows.");
        Assert.Equal(0, database.One<int>("SELECT COUNT(*) FROM audit_log WHERE detail LIKE '%box-1%'"));
        // The same again finds nothing, and what is the neighbour's is whole.
        Assert.True(Do(database, MaintenanceJobKinds.EraseSite, "home").Ok);
        var other = Do(database, MaintenanceJobKinds.EraseSite, "cafe");
        Assert.Equal(report.Tables, other.Tables);
    }

    [Fact]
    public async Task An_erased_profile_leaves_no_row_of_its_own_or_of_its_account()
    {
        var database = await servers.HistoryAsync();
        Settle(database, "home", "box-1");

        var report = Do(database, MaintenanceJobKinds.EraseProfile, "p-home");

        Assert.True(report.Ok, report.Said);
        Assert.Equal(
            ["profile_visits", "profile_feedback", "feedback_events", "track_events (why)", "rejected", "profiles"],
            report.Tables.Select(table => table.Table)
        );
        Assert.All(report.Tables, table => Assert.True(table is { Before: > 0, After: 0 }, $"{table}"));
        Assert.True(database.One<int>("SELECT COUNT(*) FROM mood_events") > 0);
    }

    [Fact]
    public async Task An_erased_profile_takes_nothing_from_another_site_whatever_account_it_was_given()
    {
        var database = await servers.HistoryAsync();
        foreach (var (site, device) in new[] { ("home", "box-1"), ("cafe", "box-2") })
            Settle(database, site, device);
        const string Theirs =
            "SELECT CONCAT_WS(' ', (SELECT COUNT(*) FROM feedback_events WHERE device = 'box-2' AND by_whom = 'owner'), (SELECT COUNT(*) FROM track_events WHERE device = 'box-2' AND why LIKE 'owner %'), (SELECT COUNT(*) FROM rejected WHERE device = 'box-2'), (SELECT COUNT(*) FROM profiles WHERE site = 'cafe'))";
        var before = database.One<string>(Theirs);
        Assert.DoesNotContain("0", before, StringComparison.Ordinal);

        var report = Do(database, MaintenanceJobKinds.EraseProfile, "p-home");

        Assert.True(report.Ok, report.Said);
        Assert.Equal(before, database.One<string>(Theirs));
        Assert.Equal(0, database.One<int>("SELECT COUNT(*) FROM feedback_events WHERE device = 'box-1' AND by_whom = 'owner'"));
    }

    [Fact]
    public async Task Every_table_that_knows_a_device_a_profile_or_a_site_is_erased()
    {
        var database = await servers.HistoryAsync();
        var known = database
            .Rows(
                "SELECT DISTINCT TABLE_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME IN ('device', 'profile', 'site') AND TABLE_NAME NOT LIKE 'v\\_%'"
            )
            .Select(row => (string)row.name);

        var erased = ErasureTables.OfSite("s", ["d"], ["p"]).Select(table => table.Source).ToHashSet();

        Assert.All(known, table => Assert.Contains(table, erased));
    }

    [Fact]
    public async Task A_worker_does_what_the_dashboard_orders()
    {
        var name = await servers.EmptyDatabaseAsync();
        var database = servers.Source(name);
        await using var worker = await RunningWorker.StartAsync(servers, name);
        await Eventually.TrueAsync(() => HasOrders(database), "the tables are there");
        using (var connection = database.OpenConnection())
            connection.Execute(
                "INSERT INTO orders (id, kind, subject, asked_by, asked_at) VALUES (REPEAT('a', 32), 'discard', 'ff', 'owner', NOW())"
            );

        await Eventually.TrueAsync(
            () => database.One<int>("SELECT COUNT(*) FROM orders WHERE done_at IS NOT NULL") == 1,
            "the order is done"
        );

        Assert.Contains("not there any more", database.One<string>("SELECT report FROM orders"), StringComparison.Ordinal);
    }

    private MaintenanceReport Do(DbDataSource database, string kind, string subject)
    {
        using var connection = database.OpenConnection();
        return new JobDispatcher(new Reingest(database, new BatchReader(new IngestSettings()), _clock)).Run(
            new MaintenanceJob("x", kind, subject),
            connection
        );
    }

    private static void Reject(DbDataSource database, ReceivedMessage message)
    {
        var batch = new WriteBatch();
        new BatchReader(new IngestSettings()).Read(message, batch);
        new HistoryWriter(database).Write(batch);
    }

    private static IReadOnlyList<string> Ids(DbDataSource database) =>
        [.. database.Rows("SELECT LOWER(HEX(id)) AS id FROM rejected ORDER BY seq").Select(row => (string)row.id)];

    private static bool HasOrders(DbDataSource database)
    {
        try
        {
            return database.One<int>("SELECT COUNT(*) FROM orders") >= 0;
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>A site with something of everything.</summary>
    private void Settle(DbDataSource database, string site, string device)
    {
        Reject(
            database,
            Sample.Batch(device, Epoch, Sample.Mood(1), Sample.Mood(2), Sample.Track(3), Sample.Feedback(4), Sample.Device(5))
        );
        using var connection = database.OpenConnection();
        var row = new
        {
            site,
            device,
            profile = "p-" + site,
            account = "owner",
            now = _clock.GetUtcNow().UtcDateTime,
        };
        foreach (
            var sql in new[]
            {
                "INSERT INTO sites VALUES (@site, @site, @now)",
                "INSERT INTO rooms VALUES (@site, 'r', 'Kitchen')",
                "INSERT INTO placements VALUES (@device, @site, 'r', @now)",
                "INSERT INTO site_accounts VALUES (@account, @site)",
                "INSERT INTO profiles VALUES (@profile, @site, 'Anna', @account, '{}', @now)",
                "INSERT INTO profile_visits VALUES (@profile, @now, NULL, @device)",
                "INSERT INTO profile_feedback VALUES (@profile, @now, @device, 'like', 'a.ogg')",
                "UPDATE track_events SET why = 'owner skipped it.' WHERE device = @device",
                "INSERT INTO join_codes VALUES (UNHEX(SHA2(@device, 256)), @device, 'owner', @now, @now, NULL)",
                "INSERT INTO audit_log (at, account, action, detail) VALUES (@now, 'owner', 'command', CONCAT(@device, ': music.skip'))",
                "INSERT INTO rejected (id, device, at, last_at, arrivals, topic, reason, payload, payload_bytes) VALUES (UNHEX(MD5(@device)), @device, @now, @now, 1, 't', 'r', '{\"by\":\"owner\"}', 14)",
            }
        )
            connection.Execute(sql, row);
    }
}
