using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.Dashboard.Bulk;

/// <summary>A change in words, for lists and for the log.</summary>
internal static class BulkTitle
{
    private const int Longest = 150;

    public static string Of(SettingPieces pieces) =>
        Short(Capital(string.Join("; ", pieces.Keys.Select(key => $"{PieceText.NameOf(key)}: {PieceText.Of(key, pieces[key])}"))));

    public static string Of(BulkCommand command)
    {
        var word = command.Name switch
        {
            CommandNames.SensingStart => "Start the camera",
            CommandNames.SensingStop => "Stop the camera",
            CommandNames.MusicPlay => "Play",
            CommandNames.MusicPause => "Pause",
            CommandNames.MusicSkip => "Skip the track",
            CommandNames.MusicVolume => "Volume",
            CommandNames.SleepStart => "Fade out",
            CommandNames.SleepEnd => "End the sleep timer",
            CommandNames.WakeRemove => "Remove the wake-up",
            CommandNames.QueueClear => "Clear what comes next",
            CommandNames.FeedbackWrongMoodEnd => "End the mood said by hand",
            CommandNames.ScheduleResume => "Back to the schedule",
            CommandNames.RadioListen => "Play the station",
            _ => command.Name,
        };
        var args = command.Args is { ValueKind: JsonValueKind.Object } given
            ? string.Join(", ", given.EnumerateObject().Select(arg => $"{arg.Name} {arg.Value}"))
            : "";
        return Short(args.Length == 0 ? word : $"{word}: {args}");
    }

    public static string Short(string text) => text.Length <= Longest ? text : $"{text[..Longest]}…";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
