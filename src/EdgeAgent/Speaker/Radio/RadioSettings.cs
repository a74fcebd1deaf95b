using Roomtone.Hosting;
using Roomtone.Hosting.Settings;

namespace Roomtone.EdgeAgent.Speaker.Radio;

/// <summary>Stations of web radio, which the box's own player plays.</summary>
internal sealed record RadioSettings : ISettings
{
    public static string Section => "Radio";

    /// <summary>A JSON file with the stations; empty: none. It is read again when it changes.</summary>
    [Example("\"/etc/roomtone/stations.json\"")]
    public string Stations { get; init; } = "";

    /// <summary>A station has no end: after this long another one, or another source, has its turn; 1 min to 12 h.</summary>
    public TimeSpan Dwell { get; init; } = TimeSpan.FromMinutes(30);

    public IEnumerable<string> Problems()
    {
        if (Stations.Length > 0 && !Path.IsPathRooted(Stations)) yield return $"Stations is '{Stations}'; it must be a full path.";
        if (Dwell < TimeSpan.FromMinutes(1) || Dwell > TimeSpan.FromHours(12))
            yield return $"Dwell is {Dwell}; it must be from 00:01:00 to 12:00:00.";
    }
}
