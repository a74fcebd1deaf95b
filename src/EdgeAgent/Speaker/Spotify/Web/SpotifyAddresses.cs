namespace Roomtone.EdgeAgent.Speaker.Spotify.Web;

/// <summary>Where Spotify is, and where a stand-in for it may be.</summary>
internal static class SpotifyAddresses
{
    public const string Api = "https://api.spotify.com/v1/";
    public const string Accounts = "https://accounts.spotify.com/";

    /// <summary>Tokens go to an address only encrypted, or not out of the box at all.</summary>
    public static bool IsAllowed(string address) =>
        address.EndsWith('/')
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.Host == "127.0.0.1"));
}
