using Dapper;
using Roomtone.CloudSync.History.Writing;
using Roomtone.CloudSync.Ingest;
using Roomtone.CloudSync.Ingest.Reading;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Tests.History;

/// <summary>Two boxes from one card, of a version that does not begin an epoch of its own: one number, two events.</summary>
public class CopiedOutboxTests(RealServers servers)
{
    private readonly Guid _epoch = Guid.NewGuid();
    private readonly BatchReader _reader = new(new IngestSettings());

    [Fact]
    public async Task Another_event_of_the_same_number_is_no_duplicate()
    {
        await using var database = await servers.HistoryAsync();
        var writer = new HistoryWriter(database);
        writer.Write(Of(Sample.Mood(1), Sample.Mood(2), Sample.Mood(3)));

        // A duplicate makes the writer look the keys up, as boxes that resend do.
        var other = Sample.Mood(2) with { At = Sample.Mood(2).At.AddMilliseconds(1) };
        var stored = writer.Write(Of(Sample.Mood(1), other, Sample.Mood(3)));

        Assert.Equal(1, stored);
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, await connection.QuerySingleAsync<int>("SELECT COUNT(*) FROM mood_events WHERE seq = 2"));
    }

    [Fact]
    public async Task Another_event_of_the_same_number_and_moment_is_kept_with_what_to_do()
    {
        await using var database = await servers.HistoryAsync();
        var writer = new HistoryWriter(database);
        writer.Write(Of(Sample.Device(5)));
        var other = Sample.Device(5) with { Data = Wire.Element(new DeviceEvent("camera-lost", "Of the other box.")) };

        writer.Write(Of(other));
        writer.Write(Of(Sample.Device(5)));

        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var (reason, payload) = await connection.QuerySingleAsync<(string, string)>("SELECT reason, payload FROM rejected");
        Assert.Contains("Set one of them up anew.", reason, StringComparison.Ordinal);
        Assert.Contains("Of the other box.", payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_of_event_is_known_again_when_it_comes_twice()
    {
        await using var database = await servers.HistoryAsync();
        var writer = new HistoryWriter(database);
        RoomEvent[] all = [Sample.Mood(1), Sample.Track(2), Sample.Feedback(3), Sample.Device(4)];

        writer.Write(Of(all));
        var stored = writer.Write(Of(all));

        Assert.Equal(0, stored);
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await connection.QuerySingleAsync<int>("SELECT COUNT(*) FROM rejected"));
    }

    private WriteBatch Of(params RoomEvent[] events)
    {
        var batch = new WriteBatch();
        _reader.Read(Sample.Batch("box-1", _epoch, events), batch);
        return batch;
    }
}
