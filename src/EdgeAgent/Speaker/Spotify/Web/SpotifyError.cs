using System.Net;
using System.Text.Json;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Web;

/// <summary>What Spotify says when it does not do something: <c>{"error":{"status":…,"message":…,"reason":…}}</c>.</summary>
internal sealed record SpotifyError(HttpStatusCode Status, string Message, string Reason, TimeSpan? RetryAfter)
{
    public bool IsQuota => Reason == "QUOTA_EXCEEDED";

    private bool IsPremium => Reason == "PREMIUM_REQUIRED" || Says("premium");

    private bool IsNoDevice => Reason == "NO_ACTIVE_DEVICE" || Says("device not found") || Says("no active device");

    public static async Task<SpotifyError> ReadAsync(HttpResponseMessage answer, TimeProvider time, CancellationToken cancellationToken)
    {
        // JSON is UTF-8, whatever the head says.
        var (message, reason) = Words(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        return new SpotifyError(answer.StatusCode, message, reason, Pause(answer, time));
    }

    /// <summary>A sentence and its kind. 401 and 429 are not for here: they are acted upon.</summary>
    public SpotifyException ToException() =>
        Status switch
        {
            HttpStatusCode.Forbidden when IsPremium => new(
                "Spotify plays on request only with Premium: the account, and the owner of the app, must have it.",
                SpotifyTrouble.Forbidden
            ),
            HttpStatusCode.Forbidden when Reason == "VOLUME_CONTROL_DISALLOW" => new(
                "This speaker does not let its volume be set from afar.",
                SpotifyTrouble.NotThere
            ),
            HttpStatusCode.Forbidden when Says("Restriction violated") => new(
                "Spotify refuses it, as it is so already.",
                SpotifyTrouble.AlreadySo
            ),
            HttpStatusCode.Forbidden when Says("not registered") => new(
                "This account is not among the five users of the app. Add it at developer.spotify.com under User Management.",
                SpotifyTrouble.Forbidden
            ),
            HttpStatusCode.Forbidden => new($"Spotify does not allow it: {Sentence()}", SpotifyTrouble.Forbidden),
            HttpStatusCode.NotFound when IsNoDevice => new("Spotify finds no active speaker.", SpotifyTrouble.NoDevice),
            HttpStatusCode.NotFound or HttpStatusCode.BadRequest => new($"Spotify does not have it: {Sentence()}", SpotifyTrouble.NotThere),
            >= HttpStatusCode.InternalServerError => new($"Spotify itself has a fault ({(int)Status}).", SpotifyTrouble.Unreachable),
            _ => new($"Spotify answered {(int)Status}: {Sentence()}", SpotifyTrouble.Unreachable),
        };

    private string Sentence() => Message.Length > 0 ? Message.TrimEnd('.') + "." : "it gives no reason.";

    private bool Says(string words) => Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static TimeSpan? Pause(HttpResponseMessage answer, TimeProvider time) =>
        answer.Headers.RetryAfter is { } retry ? retry.Delta ?? retry.Date - time.GetUtcNow() : null;

    /// <summary>Gateways between answer in HTML; then the status says enough.</summary>
    private static (string Message, string Reason) Words(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("error", out var error))
                return ("", "");
            return error.ValueKind == JsonValueKind.Object ? (Text(error, "message"), Text(error, "reason")) : ("", "");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return ("", ""); // No JSON, or a text that is no Unicode.
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
