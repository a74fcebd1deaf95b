using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Events;

public class CopiedOutboxTests
{
    [Fact]
    public void A_copy_of_an_outbox_writes_in_an_epoch_of_its_own_and_keeps_that_of_what_is_in_it()
    {
        using var folder = new OutboxFolder();
        var first = folder.Open();
        first.HappenTimes(3);
        var copy = folder.Open(folder: folder.AsAfterAPowerCut());

        first.Happen("in the first");
        copy.Happen("in the copy");

        var (old, fresh) = (copy.Read(0)!, copy.Read(3)!);
        Assert.Equal([1, 2, 3], old.Events.Select(happened => happened.Seq));
        Assert.Equal(first.Read(0)!.Epoch, old.Epoch);
        Assert.Equal("in the copy", Assert.Single(fresh.Events).What());
        Assert.NotEqual(old.Epoch, fresh.Epoch);
        Assert.Equal(first.Read(0)!.Epoch, first.Read(3)!.Epoch);
    }

    [Fact]
    public void A_confirmation_of_the_other_box_removes_what_both_have_and_nothing_else()
    {
        using var folder = new OutboxFolder();
        var first = folder.Open();
        first.HappenTimes(3);
        var copy = folder.Open(folder: folder.AsAfterAPowerCut());
        copy.Happen("in the copy");

        copy.Confirm(new Ack(first.Read(0)!.Epoch, 1, 500));

        Assert.Equal("in the copy", Assert.Single(copy.All()).What());
    }

    [Fact]
    public void A_box_that_only_restarts_stays_in_its_epoch()
    {
        using var folder = new OutboxFolder();
        var before = folder.Open();
        before.Happen("before");
        before.Dispose();
        var after = folder.Open();
        after.Happen("after");

        Assert.Equal(["before", "after"], after.Read(0)!.Events.Select(OutboxWords.What));
    }

    [Fact]
    public void Each_start_of_the_machine_is_an_epoch_and_each_event_keeps_its_own()
    {
        using var folder = new OutboxFolder();
        Directory.CreateDirectory(folder.Path);
        var epochs = new List<Guid>();
        for (var start = 1; start <= 4; start++)
        {
            using var file = OutboxFile.Open(folder.File, 200, () => $"start {start}");
            if (start != 3) file.Insert([Noted(folder)]); // In the third nothing happens.
            epochs.Add(file.Epoch);
        }

        using var last = OutboxFile.Open(folder.File, 200, () => "start 4");
        Assert.Equal(4, epochs.Distinct().Count());
        Assert.Equal([epochs[0], epochs[1], epochs[3]], new long[] { 0, 1, 2 }.Select(after => last.Read(after, 500).Epoch));
        Assert.Equal(1, last.Delete(epochs[1], 1, 100));
        Assert.Equal(0, last.Delete(epochs[2], 1, 100));
        Assert.Equal([1, 3], last.Read(0, 500).Events.Concat(last.Read(1, 500).Events).Select(happened => happened.Seq));
    }

    [Fact]
    public void An_outbox_of_an_earlier_version_begins_an_epoch_and_loses_nothing()
    {
        using var folder = new OutboxFolder();
        Directory.CreateDirectory(folder.Path);
        var epoch = Guid.NewGuid();
        Sql(folder, $$"""
            CREATE TABLE events(seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, type TEXT NOT NULL, data BLOB NOT NULL);
            CREATE TABLE outbox(epoch TEXT NOT NULL, dropped INTEGER NOT NULL);
            INSERT INTO outbox VALUES ('{{epoch}}', 7);
            INSERT INTO events(at, type, data) VALUES (1, 'device', '{"what":"before","detail":"x"}');
            """);

        var outbox = folder.Open();
        outbox.Happen("after");

        Assert.Equal(epoch, outbox.Read(0)!.Epoch);
        Assert.Equal(["before", "after"], outbox.All().Select(OutboxWords.What));
        Assert.Equal(7, outbox.Dropped);
    }

    [Theory]
    [InlineData("UPDATE events SET data = 'nonsense' WHERE seq = 2")]
    [InlineData("UPDATE events SET data = NULL, at = 9000000000000000 WHERE seq = 2")]
    [InlineData("UPDATE events SET at = 'yesterday' WHERE seq = 2")]
    public void One_event_that_cannot_be_read_is_kept_aside_and_the_others_go_on(string damage)
    {
        using var folder = new OutboxFolder();
        folder.Fill(3);
        Sql(folder, "CREATE TABLE e2(seq INTEGER PRIMARY KEY AUTOINCREMENT, at, type, data); INSERT INTO e2 SELECT * FROM events; DROP TABLE events; ALTER TABLE e2 RENAME TO events");
        Sql(folder, damage);

        var outbox = folder.Open();

        Assert.Equal([1, 3], outbox.All().Select(happened => happened.Seq));
        Assert.Equal(1, outbox.Dropped);
        Assert.Contains(folder.Said.All, line => line.Contains("1 events in the outbox", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CREATE TABLE events(number INTEGER PRIMARY KEY AUTOINCREMENT)")]
    [InlineData("CREATE TABLE outbox(name TEXT)")]
    [InlineData("CREATE TABLE outbox(epoch TEXT, dropped INTEGER); INSERT INTO outbox VALUES ('none', 0)")]
    [InlineData("CREATE TABLE earlier(a TEXT)")]
    public void A_database_of_another_shape_is_moved_aside(string sql)
    {
        using var folder = new OutboxFolder();
        Directory.CreateDirectory(folder.Path);
        Sql(folder, sql);

        var outbox = folder.Open();
        outbox.Happen("next");

        Assert.Equal(["next", DeviceHappenings.EventsDropped], outbox.All().Select(OutboxWords.What));
        Assert.True(File.Exists(folder.File + ".damaged"));
    }

    [Fact]
    public void A_folder_in_its_place_is_moved_aside()
    {
        using var folder = new OutboxFolder();
        Directory.CreateDirectory(Path.Combine(folder.File, "inner"));

        var outbox = folder.Open();
        outbox.Happen("next");

        Assert.Equal("next", outbox.All()[0].What());
        Assert.True(Directory.Exists(folder.File + ".damaged"));
    }

    [Fact]
    public async Task Two_boxes_from_one_card_lose_nothing_on_one_broker()
    {
        using var folder = new OutboxFolder();
        await using var links = await BrokerLinks.StartAsync();
        var history = await HistoryStub.StartAsync(links);
        var first = folder.Open();
        first.HappenTimes(20);
        var copy = folder.Open(folder: folder.AsAfterAPowerCut());
        var boxes = new List<OutboxSender>();
        foreach (var (outbox, number) in ((Outbox, int)[])[(first, 1), (copy, 2)])
        {
            outbox.HappenTimes(50);
            // Each with a session of its own: what is confirmed for one reaches the other, always.
            var link = links.Link(BrokerLinks.Cafe, settings: links.SettingsOf(BrokerLinks.Cafe) with { ClientId = $"box-{number}" });
            var logger = links.Said.CreateLogger<OutboxSender>();
            var sender = new OutboxSender(outbox, link, new SyncSettings(), folder.Device, folder.Clock, logger, NoJitter.Random);
            await sender.StartAsync(TestContext.Current.CancellationToken);
            link.Start();
            boxes.Add(sender);
        }

        await Eventually.TrueAsync(() => first.Depth == 0 && copy.Depth == 0, "both are empty");

        Assert.Equal(20 + 50 + 50, history.Stored);
        foreach (var box in boxes)
        {
            await box.StopAsync(CancellationToken.None);
            box.Dispose();
        }
    }

    private static StoredEvent Noted(OutboxFolder folder) =>
        new(folder.Clock.GetUtcNow(), EventTypes.Device, Wire.Write(new DeviceEvent("noted", "It happened.")));

    private static void Sql(OutboxFolder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
