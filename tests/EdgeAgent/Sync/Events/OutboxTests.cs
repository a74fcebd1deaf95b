using Microsoft.Data.Sqlite;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.Tests.Sync.Events;

public class OutboxTests
{
    [Fact]
    public void Events_are_numbered_from_1_and_keep_their_time_and_data()
    {
        using var folder = new OutboxFolder();
        var outbox = folder.Open();

        outbox.Happen("first");
        folder.Clock.Advance(TimeSpan.FromMilliseconds(1500));
        outbox.Happen("second");

        var all = outbox.All();
        Assert.Equal([1, 2], all.Select(happened => happened.Seq));
        Assert.Equal(["first", "second"], all.Select(OutboxWords.What));
        Assert.Equal(TimeSpan.FromMilliseconds(1500), all[1].At - all[0].At);
        Assert.Equal((2, 2, 0), (outbox.Depth, outbox.Published, outbox.Dropped));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_text_that_the_history_has_no_room_for_loses_its_end(int letters)
    {
        using var folder = new OutboxFolder();
        var outbox = folder.Open();

        // Each note is two code units, of which neither may stand alone.
        var title = new string('a', letters) + string.Concat(Enumerable.Repeat("🎵", 100_000));
        outbox.Append(
            EventTypes.Track,
            new TrackEvent(
                TrackHappening.Started,
                "local",
                "a.mp3",
                title,
                new string('b', EventText.Longest),
                null,
                "It was played.",
                null
            )
        );

        var track = Wire.Read<TrackEvent>(Assert.Single(outbox.All()).Data);
        Assert.InRange(track.Title.Length, EventText.Longest - 1, EventText.Longest);
        Assert.EndsWith("🎵…", track.Title, StringComparison.Ordinal);
        Assert.Equal((EventText.Longest, "It was played."), (track.Artist.Length, track.Why));
    }

    [Fact]
    public void What_was_appended_survives_a_power_cut()
    {
        using var folder = new OutboxFolder();
        var outbox = folder.Open();

        outbox.HappenTimes(3);
        var after = folder.Open(folder: folder.AsAfterAPowerCut());

        Assert.Equal(["event-1", "event-2", "event-3"], after.All().Select(OutboxWords.What));
        Assert.Equal(outbox.Read(0)!.Epoch, after.Read(0)!.Epoch);
    }

    [Fact]
    public void A_confirmation_removes_its_range_and_nothing_else()
    {
        using var folder = new OutboxFolder();
        var outbox = folder.Open();
        outbox.HappenTimes(10);

        outbox.Confirm(new Ack(outbox.Read(0)!.Epoch, 3, 6));

        Assert.Equal([1, 2, 7, 8, 9, 10], outbox.All().Select(happened => happened.Seq));
        Assert.Equal((6, 10), (outbox.Depth, outbox.Published));
    }

    [Fact]
    public void A_confirmation_of_another_epoch_removes_nothing()
    {
        using var folder = new OutboxFolder();
        var outbox = folder.Open();
        outbox.HappenTimes(3);

        outbox.Confirm(new Ack(Guid.NewGuid(), 1, 3));

        Assert.Equal(3, outbox.Depth);
    }

    [Fact]
    public void A_number_is_never_given_twice_even_when_everything_was_confirmed_before_a_restart()
    {
        using var folder = new OutboxFolder();
        var before = folder.Open();
        before.HappenTimes(5);
        before.Confirm(new Ack(before.Read(0)!.Epoch, 1, 5));
        before.Dispose();

        var after = folder.Open();
        after.Happen("next");

        Assert.Equal(6, Assert.Single(after.All()).Seq);
        Assert.Equal(6, after.Published);
    }

    [Fact]
    public void A_batch_holds_at_most_500_events()
    {
        using var folder = new OutboxFolder();
        folder.Fill(501);
        var outbox = folder.Open();

        Assert.Equal(500, outbox.Read(0)!.Events.Count);
        Assert.Single(outbox.Read(500)!.Events);
        Assert.Null(outbox.Read(501));
    }

    [Fact]
    public async Task Threads_that_append_at_once_lose_nothing()
    {
        using var folder = new OutboxFolder();
        var outbox = folder.Open();

        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => outbox.HappenTimes(20), TestContext.Current.CancellationToken))
        );

        Assert.Equal(Enumerable.Range(1, 160), outbox.All().Select(happened => (int)happened.Seq));
    }

    [Fact]
    public void A_full_outbox_drops_its_oldest_events_counts_them_and_says_so()
    {
        using var folder = new OutboxFolder();
        folder.Fill(40, new string('x', 20_000));
        var outbox = folder.Open(maxMegabytes: 1);

        for (var i = 41; i <= 290; i++) outbox.Happen($"event-{i}", new string('y', 1_000));

        var all = outbox.All();
        Assert.Equal("event-290", all.Last(happened => happened.What() != DeviceHappenings.EventsDropped).What());
        Assert.DoesNotContain(all, happened => happened.What() == "event-1");
        Assert.Contains(all, happened => happened.What() == DeviceHappenings.EventsDropped);
        Assert.Equal(outbox.Published, outbox.Dropped + outbox.Depth);
        var kept = outbox.Dropped;
        outbox.Dispose();
        Assert.InRange(new FileInfo(folder.File).Length, 500_000, 1024 * 1024);
        Assert.Equal(kept, folder.Open(maxMegabytes: 1).OpenNow().Dropped);
    }

    [Fact]
    public void While_the_file_cannot_be_written_events_wait_in_memory_and_are_written_in_order_afterwards()
    {
        using var folder = new OutboxFolder();
        var outbox = folder.Open();
        outbox.Happen("before");
        using (var other = new SqliteConnection($"Data Source={folder.File};Pooling=False"))
        {
            other.Open();
            using var lockIt = other.CreateCommand();
            lockIt.CommandText = "BEGIN IMMEDIATE";
            lockIt.ExecuteNonQuery();
            outbox.Happen("meanwhile");
            Assert.Equal((2, 1), (outbox.Depth, outbox.Published));
        }

        outbox.Happen("after");

        Assert.Equal(["before", "meanwhile", "after"], outbox.All().Select(OutboxWords.What));
        Assert.Single(
            folder.Said.All,
            line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("wait in memory", StringComparison.Ordinal)
        );
        Assert.Contains(folder.Said.All, line => line.Contains("can be written again", StringComparison.Ordinal));
    }

    [Fact]
    public void Events_that_find_no_room_even_in_memory_are_counted_and_said()
    {
        using var folder = new OutboxFolder();
        // A file where the folder should be: nothing can be written, whoever we are.
        File.WriteAllText(folder.Path, "");
        var outbox = folder.Open();
        outbox.HappenTimes(Outbox.MaxWaiting + 7);
        Assert.Equal((Outbox.MaxWaiting, 7), (outbox.Depth, outbox.Dropped));

        File.Delete(folder.Path);
        outbox.Flush();

        var all = outbox.All();
        Assert.Equal("event-8", all[0].What());
        Assert.Equal(DeviceHappenings.EventsDropped, all[^1].What());
        Assert.Contains("7 events were lost", all[^1].Detail(), StringComparison.Ordinal);
        Assert.Equal(7, outbox.Dropped);
    }

    [Fact]
    public void A_damaged_file_is_moved_aside_and_a_new_epoch_begins_and_says_so()
    {
        using var folder = new OutboxFolder();
        folder.Fill(500);
        var before = folder.Open();
        var epoch = before.Read(0)!.Epoch;
        before.Dispose();
        var bytes = File.ReadAllBytes(folder.File);
        Array.Fill(bytes, (byte)0x5A, 4096, bytes.Length - 4096);
        File.WriteAllBytes(folder.File, bytes);

        var after = folder.Open();
        after.Happen("next");

        Assert.NotEqual(epoch, after.Read(0)!.Epoch);
        Assert.Equal(["next", DeviceHappenings.EventsDropped], after.All().Select(OutboxWords.What));
        Assert.Equal([1, 2], after.All().Select(happened => happened.Seq));
        Assert.True(File.Exists(folder.File + ".damaged"));
        Assert.Contains(folder.Said.All, line => line.Contains("is damaged", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_no_database_is_moved_aside_too()
    {
        using var folder = new OutboxFolder();
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(folder.File, new string('?', 5000));

        var outbox = folder.Open();
        outbox.Happen("next");

        Assert.Equal(["next", DeviceHappenings.EventsDropped], outbox.All().Select(OutboxWords.What));
    }
}
