using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Roomtone.EdgeAgent.Speaker.Spotify.Login;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Web;

/// <summary>
/// Sends one request to the Web API and reads one answer. Whatever goes wrong leaves as <see cref="SpotifyException"/>;
/// nothing is waited for but the answer itself, and that not for long.
/// </summary>
internal sealed class SpotifyHttpClient(
    HttpClient http,
    SpotifySettings settings,
    SpotifyAccount account,
    RateLimiter budget,
    TimeProvider time
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <returns>Null where there is nothing to say (204).</returns>
    /// <exception cref="SpotifyException">It was not done.</exception>
    public async Task<T?> AskAsync<T>(SpotifyRequest question, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new CancellationTokenSource(settings.AnswerWithin, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var answer = await SendAsync(question, both.Token);
            if (!answer.IsSuccessStatusCode) throw await RefusedAsync(answer, both.Token);
            return await ReadAsync<T>(answer, both.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SpotifyException(
                $"Spotify does not answer within {settings.AnswerWithin.TotalSeconds:0.#} s.",
                SpotifyTrouble.Unreachable,
                inner: e
            );
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new SpotifyException("Spotify cannot be reached; the network may be down.", SpotifyTrouble.Unreachable, inner: e);
        }
    }

    /// <summary>A token that ended early, as after a change of the password, is renewed once.</summary>
    private async Task<HttpResponseMessage> SendAsync(SpotifyRequest question, CancellationToken cancellationToken)
    {
        var token = await account.AccessTokenAsync(refused: null, cancellationToken);
        var answer = await SendOnceAsync(question, token, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized) return answer;
        answer.Dispose();
        var renewed = await account.AccessTokenAsync(refused: token, cancellationToken);
        answer = await SendOnceAsync(question, renewed, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized) return answer;
        answer.Dispose();
        throw new SpotifyException($"Spotify does not accept the login. Run {RoomtoneCommand.Name} spotify login.", SpotifyTrouble.LoggedOut);
    }

    private async Task<HttpResponseMessage> SendOnceAsync(SpotifyRequest question, string token, CancellationToken cancellationToken)
    {
        budget.Spend(question.IsLook);
        using var request = new HttpRequestMessage(question.Method, settings.Api + question.Path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (question.Method != HttpMethod.Get) request.Content = ContentOf(question.Body);
        return await http.SendAsync(request, cancellationToken);
    }

    /// <summary>With its length, which some of Spotify's gateways want also for nothing.</summary>
    private static ByteArrayContent ContentOf(object? body)
    {
        var content = new ByteArrayContent(body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Json));
        if (body is not null) content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private async Task<SpotifyException> RefusedAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var refusal = await SpotifyError.ReadAsync(answer, time, cancellationToken);
        return refusal.Status == HttpStatusCode.TooManyRequests ? budget.Limit(refusal.RetryAfter, refusal.IsQuota) : refusal.ToException();
    }

    /// <summary>Commands may answer 200 with something that is no JSON; it means nothing.</summary>
    private static async Task<T?> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellationToken)
        where T : class
    {
        if (typeof(T) == typeof(NoAnswer) || answer.StatusCode == HttpStatusCode.NoContent) return null;
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>(Json, cancellationToken);
        }
        catch (Exception e) when (
            e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new SpotifyException("Spotify's answer is not what its documents say.", SpotifyTrouble.Unreachable, inner: e);
        }
    }
}

/// <summary>What to ask the Web API.</summary>
/// <param name="Method">GET, PUT, POST or DELETE.</param>
/// <param name="Path">Below the API's address, without a slash before.</param>
/// <param name="Body">Sent as JSON; null for none.</param>
/// <param name="IsLook">Nobody waits for it.</param>
internal sealed record SpotifyRequest(HttpMethod Method, string Path, object? Body = null, bool IsLook = false);

/// <summary>For questions whose answer is empty.</summary>
internal sealed record NoAnswer;
