using System.Globalization;
using Roomtone.CloudSync.Ingest;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>
/// What tells two events of one key apart, taken from the event and from its row: texts and times only, since numbers are
/// rounded in the tables.
/// </summary>
/// <param name="Sql">Makes it from the row.</param>
/// <param name="Of">Makes the same from the event.</param>
internal sealed record Likeness<T>(string Sql, Func<T, string> Of);

internal static class Likenesses
{
    public static readonly Likeness<MoodEvent> OfMoods = new(
        $"CONCAT_WS('|', people, mood, {Time("window_from")}, {Time("window_to")})",
        mood => $"{mood.People}|{EnumNames<Mood>.Of(mood.Mood)}|{Time(mood.From)}|{Time(mood.To)}"
    );

    public static readonly Likeness<TrackEvent> OfTracks = new(
        "CONCAT_WS('|', what, track, title)", track => $"{EnumNames<TrackHappening>.Of(track.What)}|{track.Id}|{track.Title}");

    public static readonly Likeness<FeedbackEvent> OfFeedback = new(
        "CONCAT_WS('|', what, COALESCE(track, ''), by_whom)",
        feedback => $"{EnumNames<FeedbackKind>.Of(feedback.What)}|{feedback.Track}|{feedback.By}"
    );

    public static readonly Likeness<DeviceEvent> OfDevices = new("CONCAT_WS('|', what, detail)", device => $"{device.What}|{device.Detail}");

    private static string Time(string column) => $"DATE_FORMAT({column}, '%Y%m%d%H%i%s%f')";

    /// <summary>As the tables have it: whole milliseconds, said in microseconds.</summary>
    private static string Time(DateTimeOffset time) =>
        new DateTime(StoredKey.Ticks(time), DateTimeKind.Utc).ToString("yyyyMMddHHmmssffffff", CultureInfo.InvariantCulture);
}
