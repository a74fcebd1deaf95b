namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Bounds of what an owner writes on a track by hand, in any of the files of tracks.</summary>
internal static class OwnersWords
{
    private const int SecondsOfADay = 86_400;

    /// <returns>What cannot be, as the end of a sentence; null when all is well.</returns>
    public static string? Fault(int? year, double seconds, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            if (text?.Length > TrackCredits.LongestShown)
                return $"it has a text of {text.Length} letters; at most {TrackCredits.LongestShown} are shown";
        if (year is < 1 or > 9999) return $"year is {year}; it must be from 1 to 9999";
        return seconds is >= 0 and <= SecondsOfADay ? null : FormattableString.Invariant($"seconds is {seconds}; it must be from 0 to a day");
    }
}
