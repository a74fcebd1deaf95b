using Roomtone.Hosting;
using Roomtone.Hosting.Settings;

namespace Roomtone.EdgeAgent.Speaker.Page;

/// <summary>Tracks of YouTube and SoundCloud, which sound in a page. In homes only.</summary>
internal sealed record LinkSettings : ISettings
{
    public static string Section => "Links";

    /// <summary>A JSON file with the links; empty: none. It is read again when it changes.</summary>
    [Example("\"/etc/roomtone/links.json\"")]
    public string Catalogue { get; init; } = "";

    public IEnumerable<string> Problems()
    {
        if (Catalogue.Length > 0 && !Path.IsPathRooted(Catalogue)) yield return $"Catalogue is '{Catalogue}'; it must be a full path.";
    }
}
