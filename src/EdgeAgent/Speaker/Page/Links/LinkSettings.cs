using Roomtone.Hosting;
using Roomtone.Hosting.Settings;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>Videos of YouTube, which sound in a page that is the speaker. Homes only.</summary>
internal sealed record YouTubeSettings : ISettings
{
    public static string Section => "YouTube";

    /// <summary>A JSON file of the owner's own links; empty: none. It is read again when it changes.</summary>
    [Example("\"/etc/roomtone/youtube.json\"")]
    public string Catalogue { get; init; } = "";

    /// <summary>Where titles are asked for.</summary>
    public string OEmbed { get; init; } = "https://www.youtube.com/oembed";

    public IEnumerable<string> Problems() => LinkSettings.Problems(Catalogue, OEmbed);
}

/// <summary>Tracks and sets of SoundCloud, which sound in a page that is the speaker. Homes only.</summary>
internal sealed record SoundCloudSettings : ISettings
{
    public static string Section => "SoundCloud";

    /// <inheritdoc cref="YouTubeSettings.Catalogue"/>
    [Example("\"/etc/roomtone/soundcloud.json\"")]
    public string Catalogue { get; init; } = "";

    /// <inheritdoc cref="YouTubeSettings.OEmbed"/>
    public string OEmbed { get; init; } = "https://soundcloud.com/oembed";

    public IEnumerable<string> Problems() => LinkSettings.Problems(Catalogue, OEmbed);
}

internal static class LinkSettings
{
    public static IEnumerable<string> Problems(string catalogue, string oEmbed)
    {
        if (catalogue.Length > 0 && !Path.IsPathRooted(catalogue)) yield return $"Catalogue is '{catalogue}'; it must be a full path.";
        if (!Uri.TryCreate(oEmbed, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.Host == "127.0.0.1")))
            yield return $"OEmbed is '{oEmbed}'; it must be an https address, or http://127.0.0.1:PORT/… for a stand-in.";
    }
}
