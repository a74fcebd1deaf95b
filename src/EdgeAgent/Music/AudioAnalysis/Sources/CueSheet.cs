using System.Globalization;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Sources;

/// <summary>
/// The text of a cue sheet (CDRWIN's format), read as MPD reads it (CueParser.cxx), so that its tracks have the same numbers.
/// </summary>
internal static class CueSheet
{
    /// <summary>Of a compact disc.</summary>
    private const int FramesPerSecond = 75;

    private static readonly string[] SoundTypes = ["WAVE", "FLAC", "MP3", "AIFF"];

    public static IReadOnlyList<CueTrack> Parse(string text)
    {
        var (tracks, file, isSettled, isTrack) = (new List<CueTrack>(), (string?)null, true, false);
        foreach (var line in text.Split('\n', '\r'))
        {
            switch (Words(line))
            {
                case [var command, var name, .., var type] when Is(command, "FILE"):
                    (file, isTrack) = (SoundTypes.Contains(type, StringComparer.OrdinalIgnoreCase) ? name : null, false);
                    break;
                case [var command, _, var type, ..] when Is(command, "TRACK"):
                    isTrack = file is not null && Is(type, "AUDIO");
                    if (!isTrack) break;
                    tracks.Add(new CueTrack(file, TimeSpan.Zero, null));
                    isSettled = false;
                    break;
                case [var command, var number, var position, ..] when Is(command, "INDEX") && isTrack && !isSettled:
                    if (Time(position) is not { } at) break;
                    Begin(tracks, at);
                    isSettled = number != "00" || tracks.Count == 1;
                    break;
                default:
                    break;
            }
        }

        return tracks;
    }

    /// <summary>The last track begins here, and the one before it ends.</summary>
    private static void Begin(List<CueTrack> tracks, TimeSpan at)
    {
        tracks[^1] = tracks[^1] with { From = at };
        if (tracks.Count > 1 && tracks[^2] is var before && before.File == tracks[^1].File && before.From < at)
            tracks[^2] = before with { To = at };
    }

    private static bool Is(string word, string command) => word.Equals(command, StringComparison.OrdinalIgnoreCase);

    /// <summary>A word in quotes may hold spaces.</summary>
    private static string[] Words(string line)
    {
        var parts = line.Split('"');
        return
        [
            .. parts.SelectMany((part, i) =>
                i % 2 == 1 ? [part] : part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        ];
    }

    /// <summary>Minutes, seconds and frames.</summary>
    private static TimeSpan? Time(string text)
    {
        if (text.Split(':') is not [var minutes, var seconds, var frames]) return null;
        return Number(minutes) is { } m && Number(seconds) is { } s && Number(frames) is { } f
            ? TimeSpan.FromSeconds((m * 60.0) + s + ((double)f / FramesPerSecond))
            : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 100_000 ? number : null;
}
