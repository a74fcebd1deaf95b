using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Hosting;
using Roomtone.Hosting.Settings;

namespace Roomtone.EdgeAgent.Speaker.Spotify;

/// <summary>Spotify Connect as the home's speaker. Its login is made by <c>./roomtone spotify login</c>; see docs/spotify.md.</summary>
internal sealed record SpotifySettings : ISettings
{
    public static string Section => "Spotify";

    /// <summary>The client id of the owner's own app at developer.spotify.com. Empty: Spotify is not used.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The name of the Connect speaker, as Spotify's own apps show it. Empty: the active one, else the first.</summary>
    public string Device { get; init; } = "";

    /// <summary>A file of the owner's own tagged tracks. Empty: only <see cref="Playlists"/>.</summary>
    public string Catalogue { get; init; } = "";

    /// <summary>Ids of the owner's playlists, each with the mood that the owner made it for.</summary>
    [Example("{ \"37i9dQZF1DX\": \"happy\" }")]
    public Dictionary<string, Contracts.Mood> Playlists { get; init; } = [];

    /// <summary>The port of 127.0.0.1 that the login comes back to, 1024 to 65535. It stands in the app's redirect URI.</summary>
    public int RedirectPort { get; init; } = 8898;

    /// <summary>
    /// How often the player is looked at while it plays, 1 s to 1 min. Above 2 s a fault takes longer than 5 s to be noticed.
    /// </summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one answer may take, 0.5 s to 10 s.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(1.8);

    /// <summary>The most requests in 30 s, Spotify's own window, 10 to 500.</summary>
    public int RequestsPerHalfMinute { get; init; } = 60;

    /// <summary>The most requests in 24 h, 500 to 200000. Looks become rarer before it is used up.</summary>
    public int RequestsPerDay { get; init; } = 20_000;

    /// <summary>Where the Web API is.</summary>
    public string Api { get; init; } = SpotifyAddresses.Api;

    /// <summary>Where logins are.</summary>
    public string Accounts { get; init; } = SpotifyAddresses.Accounts;

    public bool IsOn => ClientId.Length > 0;

    /// <summary>As it must stand in the app's settings, letter by letter.</summary>
    public string RedirectUri => $"http://127.0.0.1:{RedirectPort}/callback";

    public IEnumerable<string> Problems()
    {
        if (!ClientId.All(char.IsAsciiLetterOrDigit))
            yield return $"ClientId is '{ClientId}'; it must be the 32 letters and digits of the app's client id, or empty.";
        if (Catalogue.Length > 0 && !File.Exists(Catalogue))
            yield return $"Catalogue is '{Catalogue}'; there is no such file.";
        if (RedirectPort is < 1024 or > 65535)
            yield return $"RedirectPort is {RedirectPort}; it must be from 1024 to 65535.";
        if (LookEvery < TimeSpan.FromSeconds(1) || LookEvery > TimeSpan.FromMinutes(1))
            yield return $"LookEvery is {LookEvery}; it must be from 00:00:01 to 00:01:00.";
        if (AnswerWithin < TimeSpan.FromSeconds(0.5) || AnswerWithin > TimeSpan.FromSeconds(10))
            yield return $"AnswerWithin is {AnswerWithin}; it must be from 00:00:00.5 to 00:00:10.";
        if (RequestsPerHalfMinute is < 10 or > 500)
            yield return $"RequestsPerHalfMinute is {RequestsPerHalfMinute}; it must be from 10 to 500.";
        if (RequestsPerDay is < 500 or > 200_000)
            yield return $"RequestsPerDay is {RequestsPerDay}; it must be from 500 to 200000.";
        foreach (var (key, value) in new[] { (nameof(Api), Api), (nameof(Accounts), Accounts) })
            if (!SpotifyAddresses.IsAllowed(value))
                yield return $"{key} is '{value}'; it must be an https address that ends with /, or http://127.0.0.1:PORT/ for a stand-in.";
    }
}
