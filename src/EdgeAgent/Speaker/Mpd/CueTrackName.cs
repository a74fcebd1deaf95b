using System.Globalization;

namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>A track of a cue sheet as MPD's database names it: <c>album.cue/track0001</c>.</summary>
/// <param name="Sheet">What holds it: a cue sheet, or a sound file with one in it.</param>
/// <param name="Number">From 1.</param>
internal readonly record struct CueTrackName(string Sheet, int Number)
{
    private const string Prefix = "track";

    /// <returns>Null where the name is that of a whole file.</returns>
    public static CueTrackName? Of(string track)
    {
        var (sheet, name) = (Path.GetDirectoryName(track), Path.GetFileName(track));
        return !string.IsNullOrEmpty(sheet)
            && name.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0
                ? new CueTrackName(sheet, number)
                : null;
    }
}
