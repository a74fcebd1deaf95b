using System.Net.Http.Json;
using System.Text.Json;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Login;

/// <summary>Where tokens are given out. It is not part of the Web API, and its requests do not count there.</summary>
internal sealed class TokenClient(HttpClient http, SpotifySettings settings, TimeProvider time)
{
    /// <summary>Longer than a request for music may take: without a token there is none at all.</summary>
    private static readonly TimeSpan RefreshLimit = TimeSpan.FromSeconds(2.5);

    /// <summary>Nothing sounds by it yet: a person waits for the login, and its code works only once.</summary>
    private static readonly TimeSpan ExchangeLimit = TimeSpan.FromSeconds(20);

    /// <exception cref="SpotifyException">It was not given.</exception>
    public Task<TokenResponse> ExchangeAsync(string code, Pkce proof, CancellationToken cancellationToken) => AskAsync(
        new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = settings.RedirectUri,
            ["client_id"] = settings.ClientId,
            ["code_verifier"] = proof.Verifier,
        },
        ExchangeLimit,
        cancellationToken);

    /// <exception cref="SpotifyException">It was not given; <see cref="SpotifyTrouble.LoggedOut"/> where it never will be.</exception>
    public Task<TokenResponse> RefreshAsync(string refresh, CancellationToken cancellationToken) => AskAsync(
        new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refresh, ["client_id"] = settings.ClientId },
        RefreshLimit,
        cancellationToken);

    private async Task<TokenResponse> AskAsync(Dictionary<string, string> form, TimeSpan within, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(within, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var content = new FormUrlEncodedContent(form);
            using var answer = await http.PostAsync(new Uri(settings.Accounts + "api/token"), content, both.Token);
            if ((int)answer.StatusCode is 429 or >= 500)
                throw new SpotifyException($"Spotify's login has a fault ({(int)answer.StatusCode}).", SpotifyTrouble.Unreachable);
            return Checked(await answer.Content.ReadFromJsonAsync<TokenResponse>(both.Token));
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or JsonException or InvalidOperationException or NotSupportedException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            throw new SpotifyException("Spotify's login cannot be reached; the network may be down.", SpotifyTrouble.Unreachable, inner: e);
        }
    }

    private static TokenResponse Checked(TokenResponse? answer) => answer switch
    {
        { Access.Length: > 0, Error: null } => answer,
        { Error: "invalid_grant" } => throw LoggedOut("Spotify no longer accepts the login: it was revoked, or is older than six months."),
        { Error: "invalid_client" } => throw LoggedOut("Spotify does not know the app's client id."),
        _ => throw LoggedOut($"Spotify refuses the login ({answer?.Description ?? answer?.Error ?? "without a reason"})."),
    };

    private static SpotifyException LoggedOut(string sentence) =>
        new($"{sentence} Run {RoomtoneCommand.Name} spotify login.", SpotifyTrouble.LoggedOut);
}
