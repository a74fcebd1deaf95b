using System.Text.Json.Serialization;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Login;

/// <summary>What <c>/api/token</c> answers (RFC 6749, 5.1 and 5.2).</summary>
internal sealed record TokenResponse(
    [property: JsonPropertyName("access_token")] string? Access,
    [property: JsonPropertyName("expires_in")] int Seconds,
    [property: JsonPropertyName("refresh_token")] string? Refresh,
    [property: JsonPropertyName("error")] string? Error,
    [property: JsonPropertyName("error_description")] string? Description);
