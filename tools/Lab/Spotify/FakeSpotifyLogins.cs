using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Roomtone.Lab.Spotify;

/// <summary>
/// Logins with PKCE as Spotify has them since June 2026: codes and refresh tokens are good once, access tokens for an
/// hour, and the whole login for six months.
/// </summary>
public sealed class FakeSpotifyLogins(TimeProvider time)
{
    private const int MonthsOfLife = 6;

    private readonly ConcurrentDictionary<string, Asked> _codes = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _refresh = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _access = new();

    public TimeSpan AccessLife { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often an access token was renewed.</summary>
    public int Renewals { get; private set; }

    /// <summary>The person says no.</summary>
    public bool Refuses { get; set; }

    /// <summary>The person takes the login back: every token ends.</summary>
    public void Revoke()
    {
        _refresh.Clear();
        _access.Clear();
    }

    /// <summary>Access tokens end early, refresh tokens stay.</summary>
    public void EndAccess() => _access.Clear();

    public bool IsGood(string? access) => access is not null && _access.TryGetValue(access, out var ends) && ends > time.GetUtcNow();

    /// <returns>Where the browser is sent, or a sentence why nowhere.</returns>
    internal (Uri? To, string? Fault) Authorize(IReadOnlyDictionary<string, string> query)
    {
        string Of(string name) => query.GetValueOrDefault(name, "");
        if (Of("client_id").Length == 0) return (null, "INVALID_CLIENT: Invalid client");
        if (!IsAllowed(Of("redirect_uri"))) return (null, "INVALID_CLIENT: Insecure redirect URI");
        if (Of("response_type") != "code") return (null, "response_type must be code");
        if (Of("code_challenge_method") != "S256" || Of("code_challenge").Length != 43) return (null, "code_challenge_method must be S256");
        var back = Of("redirect_uri") + "?state=" + Uri.EscapeDataString(Of("state"));
        if (Refuses) return (new Uri(back + "&error=access_denied"), null);
        var code = New();
        _codes[code] = new Asked(Of("client_id"), Of("redirect_uri"), Of("code_challenge"));
        return (new Uri(back + "&code=" + code), null);
    }

    /// <returns>The answer, or an error of RFC 6749 with its description.</returns>
    internal (object? Answer, string Error, string Description) Token(IReadOnlyDictionary<string, string> form)
    {
        string Of(string name) => form.GetValueOrDefault(name, "");
        return Of("grant_type") switch
        {
            "authorization_code" => Exchange(Of("code"), Of("redirect_uri"), Of("client_id"), Of("code_verifier")),
            "refresh_token" => Refresh(Of("refresh_token")),
            var other => (null, "unsupported_grant_type", $"grant_type {other} is not supported"),
        };
    }

    private (object? Answer, string Error, string Description) Exchange(string code, string redirect, string client, string verifier)
    {
        if (!_codes.TryRemove(code, out var asked)) return (null, "invalid_grant", "Invalid authorization code");
        if (asked.Redirect != redirect || asked.Client != client) return (null, "invalid_grant", "Invalid redirect URI");
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return challenge == asked.Challenge ? (Issue(time.GetUtcNow()), "", "") : (null, "invalid_grant", "code_verifier was incorrect");
    }

    private (object? Answer, string Error, string Description) Refresh(string token)
    {
        if (!_refresh.TryRemove(token, out var loggedIn)) return (null, "invalid_grant", "Refresh token revoked");
        if (loggedIn.AddMonths(MonthsOfLife) <= time.GetUtcNow()) return (null, "invalid_grant", "Refresh token expired");
        Renewals++;
        return (Issue(loggedIn), "", "");
    }

    private object Issue(DateTimeOffset loggedIn)
    {
        var (access, refresh) = (New(), New());
        _access[access] = time.GetUtcNow() + AccessLife;
        _refresh[refresh] = loggedIn;
        return new
        {
            access_token = access,
            token_type = "Bearer",
            expires_in = (int)AccessLife.TotalSeconds,
            refresh_token = refresh,
            scope = "",
        };
    }

    /// <summary>Spotify's rule since April 2025: HTTPS, or a loopback address written as a number.</summary>
    private static bool IsAllowed(string redirect) =>
        Uri.TryCreate(redirect, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.Host is "127.0.0.1" or "[::1]"));

    private static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    private sealed record Asked(string Client, string Redirect, string Challenge);
}
