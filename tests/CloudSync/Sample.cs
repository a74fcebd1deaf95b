using Roomtone.CloudSync.Ingest;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Tests;

internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static RoomEvent Mood(long seq, DateTimeOffset? at = null)
    {
        var time = at ?? Noon.AddSeconds(5 * seq);
        var random = new Random((int)seq);
        var known = seq % 7 != 0;
        double Share() => random.NextDouble();
        var mood = known
            ? new MoodEvent(
                time.AddSeconds(-5),
                time,
                random.Next(1, 5),
                Share(),
                (Mood)random.Next(1, 6),
                (Share() * 2) - 1,
                (Share() * 2) - 1,
                Share(),
                Contracts.Expressions.From([0.3f, 0.5f, 0.1f, 0.1f, 0, 0, 0, 0])
            )
            : new MoodEvent(time.AddSeconds(-5), time, 0, null, Contracts.Mood.Unknown, null, null, null, null);
        return new RoomEvent(seq, time, EventTypes.Mood, Wire.Element(mood));
    }

    public static RoomEvent Track(long seq, string title = "Blue in Green", TrackHappening what = TrackHappening.Started) => new(
        seq,
        Noon.AddSeconds(5 * seq),
        EventTypes.Track,
        Wire.Element(new TrackEvent(what, "local", "miles/3.mp3", title, "Miles Davis", new Affect(0.2, -0.5), "The room is calm.", 0.5)));

    public static RoomEvent Feedback(long seq) =>
        new(
            seq,
            Noon.AddSeconds(5 * seq),
            EventTypes.Feedback,
            Wire.Element(new FeedbackEvent(FeedbackKind.WrongMood, null, Contracts.Mood.Calm, "owner"))
        );

    public static RoomEvent Device(long seq, string detail = "The camera was unplugged.") =>
        new(seq, Noon.AddSeconds(5 * seq), EventTypes.Device, Wire.Element(new DeviceEvent(DeviceHappenings.CameraLost, detail)));

    public static IEnumerable<RoomEvent> Moods(long from, int count) => Enumerable.Range(0, count).Select(i => Mood(from + i));

    public static ReceivedMessage Batch(string device, Guid epoch, params IEnumerable<RoomEvent> events) =>
        new(Topics.Events(device), Wire.Write(new EventBatch(EventBatch.Version, epoch, [.. events])), Noon.AddHours(20));
}
