using System.Text;
using Roomtone.CloudSync.Ingest;
using Roomtone.CloudSync.Ingest.Reading;

namespace Roomtone.CloudSync.Tests.Ingest;

public class BatchReaderTests
{
    private const string Mood =
        """{"from":"2026-01-05T11:59:55.000Z","to":"2026-01-05T12:00:00.000Z","people":2,"coverage":0.8,"mood":"happy","valence":0.4,"arousal":0.2,"confidence":0.7}""";

    private const string Special = "\"\\{}[]:,-9eE.ntu\0";

    private readonly BatchReader _reader = new(new IngestSettings());
    private readonly BatchReader _full = new(new IngestSettings(), fastPath: false);

    public static TheoryData<string, string> UnreadableEvents { get; } =
        new()
        {
            { Event("weather", "{}"), "type" },
            { Event("mood", "7"), "not an object" },
            { Event("mood", "{}"), "\"from\"" },
            { Event("mood", Mood.Replace("0.4", "NaN", StringComparison.Ordinal)), "JSON" },
            { Event("mood", Mood.Replace("0.4", "1e999", StringComparison.Ordinal)), "valence" },
            { Event("mood", Mood.Replace("0.4", "1.5", StringComparison.Ordinal)), "valence is 1.5; it must be from -1 to 1" },
            { Event("mood", Mood.Replace("\"arousal\":0.2,", "", StringComparison.Ordinal)), "together" },
            { Event("mood", Mood.Replace("\"people\":2", "\"people\":99999999999999999999", StringComparison.Ordinal)), "people" },
            { Event("mood", Mood.Replace("\"people\":2", "\"people\":-1", StringComparison.Ordinal)), "people is -1" },
            { Event("mood", Mood.Replace("happy", "furious", StringComparison.Ordinal)), "mood" },
            { Event("mood", Mood.Replace("\"people\"", "\"x\":" + Nested(30) + ",\"people\"", StringComparison.Ordinal)), "depth" },
            { Event("mood", Mood, at: "2031-01-05T12:00:00.000Z"), "ahead" },
            { Event("mood", Mood, at: "1970-01-01T00:00:12.000Z"), "before 2020" },
            { Event("mood", Mood, at: "yesterday"), "not a time" },
            { Event("track", """{"what":"started","provider":"local","id":"a","artist":"","why":""}"""), "\"title\"" },
            { Event("track", """{"what":"started","provider":"local","id":"a","title":"\ud800","artist":"","why":""}"""), "" },
            {
                Event(
                    "track",
                    $$"""{"what":"started","provider":"local","id":"a","title":"{{new string('x', 2000)}}","artist":"","why":""}"""
                ),
                "title has 2000 characters"
            },
            { Event("device", """{"what":"started"}"""), "\"detail\"" },
            { """{"seq":2,"at":"2026-01-05T12:00:00.000Z","type":"mood"}""", "\"data\"" },
            { """{"seq":2}""", "\"data\"" },
        };

    [Theory]
    [MemberData(nameof(UnreadableEvents))]
    public void An_unreadable_event_is_kept_with_its_reason_and_spoils_no_other(string hostile, string reason)
    {
        var batch = Read(
            $$"""{"v":1,"epoch":"{{Guid.NewGuid()}}","events":[{{Event("mood", Mood, seq: 1)}},{{hostile}},{{Event("mood", Mood, seq: 3)}}]}"""
        );

        // What is not JSON cannot be read in parts.
        if (reason == "JSON")
        {
            Assert.Contains("not JSON", Assert.Single(batch.Rejections).Reason, StringComparison.Ordinal);
            return;
        }

        Assert.Equal([1L, 3L], batch.Moods.Select(mood => mood.Key.Seq));
        var rejection = Assert.Single(batch.Rejections);
        Assert.Contains(reason, rejection.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(hostile, rejection.Payload);
        Assert.Equal(2, rejection.Seq);
        Assert.Equal((1, 3), Range(Assert.Single(batch.Confirmations)));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("[]", "epoch")]
    [InlineData("""{"v":1,"epoch":"17","events":[]}""", "epoch")]
    [InlineData("""{"v":1,"epoch":"0195e6a1-3f0a-7000-8000-000000000001"}""", "events")]
    [InlineData("""{"v":1,"epoch":"0195e6a1-3f0a-7000-8000-000000000001","events":[]}""", "0 events")]
    [InlineData("""{"v":1,"epoch":"0195e6a1-3f0a-7000-8000-000000000001","events":{}}""", "events")]
    public void An_unreadable_message_is_kept_and_not_confirmed(string payload, string reason)
    {
        var batch = Read(payload);

        Assert.Contains(reason, Assert.Single(batch.Rejections).Reason, StringComparison.Ordinal);
        Assert.Empty(batch.Confirmations);
    }

    [Fact]
    public void A_message_nested_a_thousand_deep_is_kept() => Assert.Single(Read(Nested(1_000)).Rejections);

    [Fact]
    public void A_message_of_another_version_is_kept_event_by_event_and_confirmed()
    {
        var batch = Read(
            $$"""{"v":2,"epoch":"{{Guid.NewGuid()}}","events":[{{Event("mood", Mood, seq: 1)}},{{Event("mood", Mood, seq: 2)}}]}"""
        );

        Assert.Empty(batch.Moods);
        Assert.Equal(2, batch.Rejections.Count);
        Assert.Equal((1, 2), Range(Assert.Single(batch.Confirmations)));
    }

    [Fact]
    public void An_event_without_a_number_is_confirmed_with_the_range_it_stood_in()
    {
        var batch = Read(
            $$"""{"v":1,"epoch":"{{Guid.NewGuid()}}","events":[{{Event("mood", Mood, seq: 1)}},{"seq":"two"},{{Event("mood", Mood, seq: 3)}}]}"""
        );

        Assert.Equal((1, 3), Range(Assert.Single(batch.Confirmations)));
        Assert.Null(Assert.Single(batch.Rejections).Seq);
    }

    [Fact]
    public void Numbers_that_did_not_arrive_are_not_confirmed()
    {
        var batch = new WriteBatch();
        _reader.Read(Sample.Batch("box-1", Guid.NewGuid(), Sample.Mood(1), Sample.Mood(2), Sample.Mood(5)), batch);

        Assert.Equal([(1, 2), (5, 5)], batch.Confirmations.Select(Range));
    }

    [Fact]
    public void Ranges_that_touch_are_confirmed_in_one_message()
    {
        var epoch = Guid.NewGuid();

        var joined = Confirmation.Join([
            new("b", epoch, 1, 5),
            new("a", epoch, 11, 20),
            new("a", epoch, 1, 10),
            new("a", epoch, 22, 30),
            new("a", epoch, 5, 6),
        ]);

        Assert.Equal([("a", 1L, 20L), ("a", 22L, 30L), ("b", 1L, 5L)], joined.Select(run => (run.Device, run.From, run.To)));
    }

    [Fact]
    public void A_repeat_of_an_unreadable_message_has_the_same_id() =>
        Assert.Equal(Read("{").Rejections[0].Id, Read("{").Rejections[0].Id);

    [Theory]
    [InlineData("roomtone/Café/events")]
    [InlineData("roomtone//events")]
    public void A_message_of_no_valid_device_is_kept_under_none(string topic)
    {
        var batch = new WriteBatch();
        _reader.Read(new ReceivedMessage(topic, "{}"u8.ToArray(), Sample.Noon), batch);

        Assert.Equal("", Assert.Single(batch.Rejections).Device);
        Assert.Empty(batch.Heard);
    }

    [Theory]
    [InlineData("""{"\ud800":1,"v":1,"epoch":"0195e6a1-3f0a-7000-8000-000000000001","events":[]}""")]
    [InlineData("""{"v":1,"epoch":"\ud800","events":[]}""")]
    [InlineData("""{"v":1,"epoch":"0195e6a1-3f0a-7000-8000-000000000001","events":[{"\ud800":1,"seq":1}]}""")]
    [InlineData("""{"v":1,"epoch":"0195e6a1-3f0a-7000-8000-000000000001","events":[{"seq":1,"at":"\ud800","type":"mood","data":{}}]}""")]
    [InlineData(
        """{"v":1,"epoch":"0195e6a1-3f0a-7000-8000-000000000001","events":[{"seq":1,"at":"2026-01-05T12:00:00Z","type":"\ud800","data":{}}]}"""
    )]
    [InlineData(
        """{"v":1,"epoch":"0195e6a1-3f0a-7000-8000-000000000001","events":[{"seq":1,"at":"2026-01-05T12:00:00Z","type":"mood","data":{"\ud800":1}}]}"""
    )]
    public void A_text_that_is_no_Unicode_is_kept_with_its_reason(string payload) => Assert.Single(Read(payload).Rejections);

    [Fact]
    public void Whatever_is_done_to_a_message_it_is_read_or_kept_and_the_quick_way_finds_the_same()
    {
        var random = new Random(17);
        var good = Encoding.UTF8.GetBytes(
            $$"""{"v":1,"epoch":"{{Guid.NewGuid()}}","events":[{{Event("mood", Mood, seq: 1)}},{{Event("track", """{"what":"started","provider":"local","id":"a","title":"\u00e9","artist":"","why":""}""")}}]}"""
        );
        for (var round = 0; round < 5_000; round++)
        {
            var message = new ReceivedMessage("roomtone/box-1/events", Spoilt(good, random), Sample.Noon.AddHours(1));
            var (batch, same) = (new WriteBatch(), new WriteBatch());
            _reader.Read(message, batch);
            _full.Read(message, same);
            Assert.True(batch.Rows > 0);
            AssertSame(same, batch);
        }
    }

    [Fact]
    public void What_a_box_writes_is_read_the_same_both_ways()
    {
        var (batch, same) = (new WriteBatch(), new WriteBatch());
        var message = Sample.Batch(
            "box-1",
            Guid.NewGuid(),
            [.. Sample.Moods(1, 100), Sample.Track(101), Sample.Feedback(102), Sample.Device(103), Sample.Mood(104)]
        );
        _reader.Read(message, batch);
        _full.Read(message, same);

        Assert.Equal(104, batch.Events);
        AssertSame(same, batch);
    }

    private static void AssertSame(WriteBatch expected, WriteBatch actual)
    {
        Assert.Equal(expected.Moods, actual.Moods);
        Assert.Equal(expected.Tracks, actual.Tracks);
        Assert.Equal(expected.Rejections, actual.Rejections);
        Assert.Equal(expected.Confirmations, actual.Confirmations);
    }

    /// <summary>Bytes changed, cut out, doubled, or replaced by what is special in JSON.</summary>
    private static byte[] Spoilt(byte[] good, Random random)
    {
        List<byte> bytes = [.. good];
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1 when bytes.Count > length:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes[at] = (byte)Special[random.Next(Special.Length)];
                    break;
                default:
                    bytes.InsertRange(at, "\\ud83d"u8.ToArray());
                    break;
            }
        }

        return [.. bytes];
    }

    private static string Event(string type, string data, long seq = 2, string at = "2026-01-05T12:00:00.000Z") =>
        $$"""{"seq":{{seq}},"at":"{{at}}","type":"{{type}}","data":{{data}}}""";

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static (int From, int To) Range(Confirmation run) => ((int)run.From, (int)run.To);

    private WriteBatch Read(string payload)
    {
        var batch = new WriteBatch();
        _reader.Read(new ReceivedMessage("roomtone/box-1/events", Encoding.UTF8.GetBytes(payload), Sample.Noon.AddHours(1)), batch);
        return batch;
    }
}
