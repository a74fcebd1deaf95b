using System.Text;
using System.Text.Json;

namespace Roomtone.Contracts.Tests;

public class WireTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void A_mood_event_looks_as_the_design_says()
    {
        var mood = new MoodEvent(
            Noon,
            Noon.AddSeconds(5),
            2,
            0.83,
            Mood.Happy,
            0.41,
            0.22,
            0.77,
            Expressions.From([0.3f, 0.5f, 0, 0, 0.2f, 0, 0, 0])
        );

        var json = Encoding.UTF8.GetString(Wire.Write(mood));

        Assert.Equal(
            """{"from":"2026-11-22T12:00:00.123Z","to":"2026-11-22T12:00:05.123Z","people":2,"coverage":0.83,"mood":"happy","valence":0.41,"arousal":0.22,"confidence":0.77,"expressions":{"neutral":0.3,"happiness":0.5,"surprise":0,"sadness":0,"anger":0.2,"disgust":0,"fear":0,"contempt":0}}""",
            json);
    }

    [Fact]
    public void An_unknown_mood_carries_no_numbers()
    {
        var json = Encoding.UTF8.GetString(Wire.Write(new MoodEvent(Noon, Noon, 0, null, Mood.Unknown, null, null, null, null)));

        Assert.DoesNotContain("valence", json, StringComparison.Ordinal);
        Assert.Contains("\"mood\":\"unknown\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"mood":"furious"}""")]
    [InlineData("""{"mood":1}""")]
    [InlineData("""{"people":"two"}""")]
    [InlineData("""{"valence":NaN}""")]
    [InlineData("""{"from":"2026-01-05T12:00:00Z","to":"2026-01-05T12:00:00Z","people":1,"mood":"happy","valence":1e999}""")]
    [InlineData("""[]""")]
    [InlineData("")]
    public void A_foreign_payload_is_refused(string payload) =>
        Assert.ThrowsAny<JsonException>(() => Wire.Read<MoodEvent>(Encoding.UTF8.GetBytes(payload)));

    [Fact]
    public void A_batch_survives_the_way_there_and_back()
    {
        var batch = new EventBatch(
            1,
            Guid.NewGuid(),
            [
                new RoomEvent(
                    17,
                    Noon,
                    EventTypes.Feedback,
                    Wire.Element(new FeedbackEvent(FeedbackKind.WrongMood, "a.mp3", Mood.Calm, "owner"))
                ),
            ]
        );

        var back = Wire.Read<EventBatch>(Wire.Write(batch));

        Assert.Equal(17, back.Events[0].Seq);
        Assert.Equal(FeedbackKind.WrongMood, Wire.Read<FeedbackEvent>(back.Events[0].Data).What);
    }

    [Theory]
    [InlineData("roomtone/cafe-1/events", "cafe-1")]
    [InlineData("roomtone/cafe-1/state/mood", "cafe-1")]
    [InlineData("other/cafe-1/events", null)]
    [InlineData("roomtone/Café/events", null)]
    [InlineData("roomtone//events", null)]
    public void The_device_is_read_from_the_topic(string topic, string? device) =>
        Assert.Equal(device, Topics.DeviceOf(topic));
}
