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

    /// <summary>Where the servers of the directory Radio Browser are asked for, while somebody searches for a station.</summary>
    public string Directory { get; init; } = "https://all.api.radio-browser.info";

    /// <summary>Whether the directory is asked at all, and told that one of its stations is listened to.</summary>
    public bool AsksDirectory { get; init; } = true;

    public IEnumerable<string> Problems()
    {
        if (!IsServer(Directory))
            yield return $"Directory is '{Directory}'; it must be an https address, or http://127.0.0.1:PORT for a stand-in.";
        if (Stations.Length > 0 && !Path.IsPathRooted(Stations)) yield return $"Stations is '{Stations}'; it must be a full path.";
        if (Dwell < TimeSpan.FromMinutes(1) || Dwell > TimeSpan.FromHours(12))
            yield return $"Dwell is {Dwell}; it must be from 00:01:00 to 12:00:00.";
    }

    private static bool IsServer(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.Host == "127.0.0.1"));
}
