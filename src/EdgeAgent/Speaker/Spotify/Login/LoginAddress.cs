namespace Roomtone.EdgeAgent.Speaker.Spotify.Login;

/// <summary>Where a person agrees to the login.</summary>
internal static class LoginAddress
{
    /// <summary>What the box may do: see and steer the player, read own playlists and make one, save tracks. No more.</summary>
    private const string Scopes =
        "user-read-playback-state user-modify-playback-state user-library-modify playlist-read-private playlist-read-collaborative playlist-modify-private";

    public static Uri Of(SpotifySettings settings, Pkce proof)
    {
        (string Name, string Value)[] query =
        [
            ("client_id", settings.ClientId), ("response_type", "code"), ("redirect_uri", settings.RedirectUri), ("scope", Scopes),
            ("state", proof.State), ("code_challenge_method", "S256"), ("code_challenge", proof.Challenge),
        ];
        return new Uri(
            $"{settings.Accounts}authorize?{string.Join('&', query.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"))}"
        );
    }
}
