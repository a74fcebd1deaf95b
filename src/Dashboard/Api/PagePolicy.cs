namespace Roomtone.Dashboard.Api;

/// <summary>What a browser lets a page do, in the headers of its document; a worker's script brings its own.</summary>
/// <param name="ContentSecurity">Content-Security-Policy (CSP level 3).</param>
/// <param name="Permissions">Permissions-Policy.</param>
/// <param name="Referrer">Referrer-Policy.</param>
/// <param name="Opener">Cross-Origin-Opener-Policy.</param>
internal sealed record PagePolicy(string ContentSecurity, string Permissions, string Referrer, string Opener)
{
    private const string Everywhere = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Everything but <c>/listen</c>: nothing from elsewhere, and no camera.</summary>
    public static readonly PagePolicy Strict = new(
        $"default-src 'self'; img-src 'self' data:; {Everywhere}",
        "camera=(), microphone=(), geolocation=()",
        "no-referrer",
        "same-origin"
    );

    private const string YouTube = "https://www.youtube.com";
    private const string SoundCloud = "https://w.soundcloud.com";
    private const string Spotify = "https://sdk.scdn.co";

    /// <summary>The page's own login to Spotify ends there (PKCE).</summary>
    private const string SpotifyAccounts = "https://accounts.spotify.com";

    /// <summary>
    /// The page that is a camera and a speaker, and the scripts in its folder: WebAssembly, the official players of YouTube,
    /// SoundCloud and Spotify and their covers. YouTube answers error 153 to a page without a referrer.
    /// </summary>
    /// <param name="standIns">The address of stand-ins for the players; empty for none.</param>
    public static PagePolicy Listen(string standIns) => new(
        string.Join(
            "; ",
            "default-src 'self'",
            $"script-src 'self' 'wasm-unsafe-eval' {YouTube} https://s.ytimg.com {SoundCloud} {Spotify} {standIns}".TrimEnd(),
            "worker-src 'self'",
            $"frame-src {YouTube} https://www.youtube-nocookie.com {SoundCloud} {Spotify} {standIns}".TrimEnd(),
            $"connect-src 'self' {SpotifyAccounts} https://api.spotify.com wss://dealer.spotify.com {standIns}".TrimEnd(),
            "img-src 'self' data: blob: https://i.ytimg.com https://i.scdn.co https://i1.sndcdn.com",
            "media-src 'self' blob:",
            Everywhere
        ),
        "camera=(self), microphone=(), geolocation=(), "
            + $"autoplay=(self \"{YouTube}\" \"https://www.youtube-nocookie.com\" \"{SoundCloud}\" \"{Spotify}\"{Quoted(standIns)}), "
            + $"encrypted-media=(self \"{YouTube}\" \"https://www.youtube-nocookie.com\" \"{Spotify}\")",
        "strict-origin-when-cross-origin",
        "same-origin-allow-popups"
    );

    public static bool IsOfListen(PathString path) => path.StartsWithSegments("/listen");

    private static string Quoted(string standIns) => standIns.Length == 0 ? "" : $" \"{standIns}\"";
}
