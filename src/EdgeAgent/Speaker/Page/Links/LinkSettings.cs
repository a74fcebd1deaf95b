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

    /// <summary>Where searches and playlists are asked for, with the secret <c>youtube-key</c>.</summary>
    public string Api { get; init; } = "https://www.googleapis.com/youtube/v3/";

    /// <summary>How many searches the key has a day, 1 to 1000000: Google's usual 100, or what it has granted.</summary>
    public int SearchesPerDay { get; init; } = 100;

    /// <summary>How many units a day it has for everything else, 1 to 10000000; a page of a playlist or of videos costs one.</summary>
    public int UnitsPerDay { get; init; } = 10_000;

    public IEnumerable<string> Problems()
    {
        foreach (var problem in LinkSettings.Problems(Catalogue, OEmbed)) yield return problem;
        if (!LinkSettings.IsAllowed(Api) || !Api.EndsWith('/'))
            yield return $"Api is '{Api}'; it must be an https address that ends with /, or http://127.0.0.1:PORT/ for a stand-in.";
        if (SearchesPerDay is < 1 or > 1_000_000) yield return $"SearchesPerDay is {SearchesPerDay}; it must be from 1 to 1000000.";
        if (UnitsPerDay is < 1 or > 10_000_000) yield return $"UnitsPerDay is {UnitsPerDay}; it must be from 1 to 10000000.";
    }
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
        if (!IsAllowed(oEmbed))
            yield return $"OEmbed is '{oEmbed}'; it must be an https address, or http://127.0.0.1:PORT/… for a stand-in.";
    }

    /// <summary>Keys and links go out of the box only encrypted.</summary>
    public static bool IsAllowed(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.Host == "127.0.0.1"));
}
