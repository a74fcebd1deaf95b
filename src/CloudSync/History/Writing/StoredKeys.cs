using System.Data.Common;
using System.Globalization;
using Dapper;
using Roomtone.CloudSync.Ingest;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>
/// Looks up which events of a batch are stored already. Only used after a duplicate key. An event of the same number and
/// another time is another event, of a box that was copied: it is not there yet.
/// </summary>
internal static class StoredKeys
{
    public static Dictionary<StoredKey, string> Of(DbConnection connection, WriteBatch batch)
    {
        var stored = new Dictionary<StoredKey, string>();
        Find(connection, EventTables.Moods, batch.Moods, Likenesses.OfMoods, stored);
        Find(connection, EventTables.Tracks, batch.Tracks, Likenesses.OfTracks, stored);
        Find(connection, EventTables.Feedback, batch.Feedback, Likenesses.OfFeedback, stored);
        Find(connection, EventTables.Devices, batch.DeviceEvents, Likenesses.OfDevices, stored);
        return stored;
    }

    private static void Find<T>(
        DbConnection connection,
        Table<Recorded<T>> table,
        List<Recorded<T>> events,
        Likeness<T> likeness,
        Dictionary<StoredKey, string> stored
    )
    {
        foreach (var outbox in events.GroupBy(recorded => (recorded.Key.Device, recorded.Key.Epoch)))
        {
            var numbers = string.Join(',', outbox.Select(recorded => recorded.Key.Seq.ToString(CultureInfo.InvariantCulture)));
            var found = connection.Query<(long Seq, DateTime At, string Likeness)>(
                $"SELECT seq, at, {likeness.Sql} FROM {table.Name} WHERE device = @Device AND epoch = @Epoch AND at BETWEEN @First AND @Last AND seq IN ({numbers})",
                new
                {
                    outbox.Key.Device,
                    Epoch = outbox.Key.Epoch.ToByteArray(bigEndian: true),
                    First = ToMillisecond(outbox.Min(recorded => recorded.At)),
                    Last = outbox.Max(recorded => recorded.At).UtcDateTime,
                });
            foreach (var (seq, at, like) in found)
                stored[new StoredKey(new EventKey(outbox.Key.Device, outbox.Key.Epoch, seq), at.Ticks)] = like;
        }
    }

    private static DateTime ToMillisecond(DateTimeOffset time) => new(StoredKey.Ticks(time), DateTimeKind.Utc);
}

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
