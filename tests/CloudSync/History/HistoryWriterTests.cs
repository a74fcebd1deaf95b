using System.Data.Common;
using Roomtone.CloudSync.History.Writing;
using Roomtone.CloudSync.Ingest;
using Roomtone.CloudSync.Ingest.Reading;

namespace Roomtone.CloudSync.Tests.History;

public class HistoryWriterTests(RealServers servers)
{
    private readonly Guid _epoch = Guid.NewGuid();

    [Fact]
    public async Task Each_event_counts_once_however_often_and_in_whatever_order_it_comes()
    {
        var database = await servers.HistoryAsync();
        var writer = new HistoryWriter(database);
        var batches = Sample
            .Moods(1, 600)
            .Append(Sample.Track(601))
            .Append(Sample.Feedback(602))
            .Append(Sample.Device(603))
            .Chunk(50)
            .ToList();
        var messages = batches.Concat(batches).Concat(batches.Take(5)).ToArray();
        new Random(1).Shuffle(messages);

        var stored = messages
            .Chunk(3)
            .Sum(some => writer.Write(BatchOf([.. some.Select(events => Sample.Batch("box-1", _epoch, events))])));

        Assert.Equal(603, stored);
        Assert.Equal(600, database.One<int>("SELECT COUNT(*) FROM mood_events"));
        Assert.Equal(1, database.One<int>("SELECT COUNT(*) FROM track_events"));
        Assert.Equal(1, database.One<int>("SELECT COUNT(*) FROM feedback_events"));
        Assert.Equal(1, database.One<int>("SELECT COUNT(*) FROM device_events"));
        database.AssertRollUpsEqualRawRows();
    }

    [Fact]
    public async Task Four_writers_of_the_same_events_store_each_once()
    {
        var database = await servers.HistoryAsync();
        var batches = Sample.Moods(1, 1_000).Chunk(100).Select(events => Sample.Batch("box-1", _epoch, events)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAll(database, batches))));

        Assert.Equal(1_000, database.One<int>("SELECT COUNT(*) FROM mood_events"));
        database.AssertRollUpsEqualRawRows();
    }

    [Fact]
    public async Task A_new_epoch_of_the_same_box_is_another_history()
    {
        var database = await servers.HistoryAsync();
        var writer = new HistoryWriter(database);

        writer.Write(BatchOf(Sample.Batch("box-1", _epoch, Sample.Moods(1, 3))));
        writer.Write(BatchOf(Sample.Batch("box-1", Guid.NewGuid(), Sample.Moods(1, 3))));

        Assert.Equal(6, database.One<int>("SELECT COUNT(*) FROM mood_events"));
    }

    [Fact]
    public async Task An_event_stands_in_the_table_as_it_was_told()
    {
        var database = await servers.HistoryAsync();
        const string Title = "'; DROP TABLE devices; -- <script>alert(1)</script> \\ \0 \t ☃ 🎵 @p";

        new HistoryWriter(database).Write(BatchOf(Sample.Batch("box-1", _epoch, Sample.Mood(1), Sample.Mood(7), Sample.Track(8, Title))));

        var mood = Assert.Single(database.Rows("SELECT * FROM mood_events WHERE seq = 1"));
        var sent = Contracts.Wire.Read<Contracts.MoodEvent>(Sample.Mood(1).Data);
        Assert.Equal(Sample.Noon.AddSeconds(5).UtcDateTime, (DateTime)mood.at);
        Assert.Equal(sent.Valence!.Value, (double)mood.valence, 6);
        Assert.Equal(0.5, (double)mood.happiness, 4);
        Assert.Equal(_epoch, new Guid((byte[])mood.epoch, bigEndian: true));
        Assert.Null(Assert.Single(database.Rows("SELECT * FROM mood_events WHERE seq = 7")).valence);
        Assert.Equal(Title, database.One<string>("SELECT title FROM v_tracks"));
        Assert.Equal(-0.5, database.One<double>("SELECT for_arousal FROM v_tracks"));
    }

    [Fact]
    public async Task A_server_without_local_infile_gets_the_same_rows()
    {
        var database = await servers.HistoryAsync();
        servers.AsRoot("SET GLOBAL local_infile = OFF");
        try
        {
            var writer = new HistoryWriter(database);
            writer.Write(BatchOf(Sample.Batch("box-1", _epoch, Sample.Moods(1, 100))));
            Assert.Equal(50, writer.Write(BatchOf(Sample.Batch("box-1", _epoch, Sample.Moods(51, 100)))));
        }
        finally
        {
            servers.AsRoot("SET GLOBAL local_infile = ON");
        }

        Assert.Equal(150, database.One<int>("SELECT COUNT(*) FROM mood_events"));
        database.AssertRollUpsEqualRawRows();
    }

    [Fact]
    public async Task The_dashboards_means_are_over_the_known_windows()
    {
        var database = await servers.HistoryAsync();
        var noon = Sample.Noon;

        new HistoryWriter(database).Write(BatchOf(Sample.Batch("box-1", _epoch, Sample.Mood(1, noon), Sample.Mood(7, noon.AddSeconds(5)))));

        var sent = Contracts.Wire.Read<Contracts.MoodEvent>(Sample.Mood(1, noon).Data);
        var minute = Assert.Single(database.Rows("SELECT * FROM v_mood_minutes"));
        Assert.Equal(2, (int)minute.windows);
        Assert.Equal(1, (int)minute.known);
        Assert.Equal(1, (int)minute.unknown);
        Assert.Equal(sent.Valence!.Value, (double)minute.valence, 6);
        Assert.Equal(sent.People / 2.0, (double)minute.people);
        Assert.Equal(noon.UtcDateTime, (DateTime)minute.minute);
    }

    [Fact]
    public async Task A_box_is_known_from_its_first_event_on()
    {
        var database = await servers.HistoryAsync();

        new HistoryWriter(database).Write(BatchOf(Sample.Batch("box-1", _epoch, Sample.Mood(1))));

        var box = Assert.Single(database.Rows("SELECT * FROM v_devices"));
        Assert.Equal("box-1", (string)box.device);
        Assert.Null(box.state);
        Assert.Equal(Sample.Noon.AddHours(20).UtcDateTime, (DateTime)box.last_seen);
    }

    private static WriteBatch BatchOf(params ReceivedMessage[] messages)
    {
        var batch = new WriteBatch();
        var reader = new BatchReader(new IngestSettings());
        foreach (var message in messages) reader.Read(message, batch);
        Assert.Empty(batch.Rejections);
        return batch;
    }

    private static void WriteAll(DbDataSource database, List<ReceivedMessage> batches)
    {
        var writer = new HistoryWriter(database);
        foreach (var batch in batches)
        {
            var written = false;
            while (!written)
            {
                try
                {
                    writer.Write(BatchOf(batch));
                    written = true;
                }
                catch (CloudSync.History.HistoryException e) when (e.Fault == CloudSync.History.HistoryFault.Conflict)
                {
                    // The worker tries again too.
                }
            }
        }
    }
}
