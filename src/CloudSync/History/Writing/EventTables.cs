using Roomtone.CloudSync.Ingest;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>The raw events, one table a type.</summary>
internal static class EventTables
{
    private const string Key = "device, epoch, seq, at, ";

    public static readonly Table<Recorded<MoodEvent>> Moods = new(
        "mood_events",
        Key
            + "window_from, window_to, people, coverage, mood, valence, arousal, confidence, neutral, happiness, surprise, sadness, anger, disgust, fear, contempt",
        WriteMood
    );

    public static readonly Table<Recorded<TrackEvent>> Tracks = new(
        "track_events",
        Key + "what, provider, track, title, artist, for_valence, for_arousal, why, heard",
        (track, row) =>
        {
            WriteKey(track, row);
            row.Text(EnumNames<TrackHappening>.Of(track.Data.What));
            row.Text(track.Data.Provider);
            row.Text(track.Data.Id);
            row.Text(track.Data.Title);
            row.Text(track.Data.Artist);
            row.Share(track.Data.For?.Valence, DecimalPrecision.Affect);
            row.Share(track.Data.For?.Arousal, DecimalPrecision.Affect);
            row.Text(track.Data.Why);
            row.Share(track.Data.Heard, DecimalPrecision.Share);
        });

    public static readonly Table<Recorded<FeedbackEvent>> Feedback = new(
        "feedback_events",
        Key + "what, track, mood, by_whom",
        (feedback, row) =>
        {
            WriteKey(feedback, row);
            row.Text(EnumNames<FeedbackKind>.Of(feedback.Data.What));
            row.Text(feedback.Data.Track);
            row.Text(feedback.Data.Mood is { } mood ? EnumNames<Mood>.Of(mood) : null);
            row.Text(feedback.Data.By);
        });

    public static readonly Table<Recorded<DeviceEvent>> Devices = new(
        "device_events",
        Key + "what, detail",
        (device, row) =>
        {
            WriteKey(device, row);
            row.Text(device.Data.What);
            row.Text(device.Data.Detail);
        });

    private static void WriteKey<T>(Recorded<T> recorded, IRow row)
    {
        row.Text(recorded.Key.Device);
        row.Id(recorded.Key.Epoch);
        row.Number(recorded.Key.Seq);
        row.Time(recorded.At);
    }

    private static void WriteMood(Recorded<MoodEvent> recorded, IRow row)
    {
        WriteKey(recorded, row);
        var mood = recorded.Data;
        row.Time(mood.From);
        row.Time(mood.To);
        row.Number(mood.People);
        row.Share(mood.Coverage, DecimalPrecision.Share);
        row.Text(EnumNames<Mood>.Of(mood.Mood));
        row.Share(mood.Valence, DecimalPrecision.Affect);
        row.Share(mood.Arousal, DecimalPrecision.Affect);
        row.Share(mood.Confidence, DecimalPrecision.Affect);
        row.Share(mood.Expressions?.Neutral, DecimalPrecision.Share);
        row.Share(mood.Expressions?.Happiness, DecimalPrecision.Share);
        row.Share(mood.Expressions?.Surprise, DecimalPrecision.Share);
        row.Share(mood.Expressions?.Sadness, DecimalPrecision.Share);
        row.Share(mood.Expressions?.Anger, DecimalPrecision.Share);
        row.Share(mood.Expressions?.Disgust, DecimalPrecision.Share);
        row.Share(mood.Expressions?.Fear, DecimalPrecision.Share);
        row.Share(mood.Expressions?.Contempt, DecimalPrecision.Share);
    }
}
