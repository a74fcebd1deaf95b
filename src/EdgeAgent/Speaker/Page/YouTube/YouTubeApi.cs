using System.Net.Http.Json;
using System.Text.Json;
using Roomtone.EdgeAgent.Speaker.Page.Links;

namespace Roomtone.EdgeAgent.Speaker.Page.YouTube;

/// <summary>
/// The questions of the YouTube Data API v3 that Roomtone asks, with the owner's own key in a header: an address may stand in a log.
/// All throw <see cref="YouTubeException"/>.
/// </summary>
internal sealed class YouTubeApi(HttpClient http, YouTubeSettings settings, YouTubeKey key, YouTubeQuota quota, TimeProvider time)
{
    /// <summary>As many as one question of a list of videos takes.</summary>
    public const int MostOfAPage = 50;

    /// <summary>Of the name of a page.</summary>
    public const int LongestToken = 300;

    private const int MostFound = 25;

    /// <summary>A search takes two answers, and a person waits five seconds for both.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Task<SearchAnswer> SearchAsync(string text, string? page, CancellationToken cancellationToken) => AskAsync<SearchAnswer>(
        $"search?part=id&type=video&videoEmbeddable=true&videoSyndicated=true&maxResults={MostFound}&q={Uri.EscapeDataString(text)}{Page(page)}",
        isSearch: true,
        cancellationToken);

    public Task<PlaylistItemsAnswer> PlaylistAsync(string playlist, string? page, CancellationToken cancellationToken) =>
        AskAsync<PlaylistItemsAnswer>(
            $"playlistItems?part=contentDetails&maxResults={MostOfAPage}&playlistId={Uri.EscapeDataString(playlist)}{Page(page)}",
            isSearch: false,
            cancellationToken);

    /// <returns>Those that are there and public; the others are left out.</returns>
    public Task<VideosAnswer> VideosAsync(IEnumerable<string> videos, CancellationToken cancellationToken) => AskAsync<VideosAnswer>(
        $"videos?part=snippet,contentDetails,status&id={Uri.EscapeDataString(string.Join(',', videos))}", isSearch: false, cancellationToken);

    private static string Page(string? page) => page is { Length: > 0 } ? $"&pageToken={Uri.EscapeDataString(page)}" : "";

    private async Task<T> AskAsync<T>(string question, bool isSearch, CancellationToken cancellationToken)
        where T : class
    {
        if (key.Value is null)
            throw new YouTubeException(
                $"This box has no key for YouTube's search and playlists. Make one of your own at console.cloud.google.com and give it as the secret {YouTubeKey.SecretName}; links to videos can be added without one.",
                trouble: YouTubeTrouble.All);
        if (!key.Value.All(letter => letter is > ' ' and <= '~'))
            throw new YouTubeException($"The secret {YouTubeKey.SecretName} is no key: it holds letters that no key has.", trouble: YouTubeTrouble.All);
        quota.Spend(isSearch);
        using var late = new CancellationTokenSource(AnswerWithin, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, settings.Api + question);
            request.Headers.Add("X-Goog-Api-Key", key.Value);
            using var answer = await http.SendAsync(request, limit.Token);
            if (!answer.IsSuccessStatusCode) throw await RefusedAsync(answer, isSearch, limit.Token);
            return await answer.Content.ReadFromJsonAsync<T>(Json, limit.Token) ?? throw Odd(null);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new YouTubeException($"YouTube does not answer within {AnswerWithin.TotalSeconds:0.#} s. Try again in a moment.", e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw Odd(e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new YouTubeException("YouTube cannot be reached; the network may be down.", e, YouTubeTrouble.All);
        }
        catch (Exception e) when (e is not (OperationCanceledException or YouTubeException))
        {
            throw Odd(e);
        }
    }

    private async Task<YouTubeException> RefusedAsync(HttpResponseMessage answer, bool isSearch, CancellationToken cancellationToken)
    {
        var reasons = await ReasonsAsync(answer, cancellationToken);
        bool Is(params string[] names) => reasons.Any(reason => names.Contains(reason, StringComparer.OrdinalIgnoreCase));
        if (Is("quotaExceeded", "dailyLimitExceeded", "dailyLimitExceededUnreg")) return quota.UsedUp(isSearch);
        if (Is("keyInvalid", "API_KEY_INVALID", "keyExpired"))
            return new($"YouTube does not accept the key. Correct the secret {YouTubeKey.SecretName}: console.cloud.google.com shows the right one.", trouble: YouTubeTrouble.All);
        if (Is("accessNotConfigured", "SERVICE_DISABLED"))
            return new("The key's project may not ask YouTube. Switch on \"YouTube Data API v3\" for it at console.cloud.google.com.", trouble: YouTubeTrouble.All);
        if (Is("ipRefererBlocked", "API_KEY_IP_ADDRESS_BLOCKED", "API_KEY_HTTP_REFERRER_BLOCKED", "API_KEY_SERVICE_BLOCKED"))
            return new("The key for YouTube is restricted and does not hold for this box. Change its restrictions at console.cloud.google.com.", trouble: YouTubeTrouble.All);
        if (Is("playlistNotFound", "playlistItemsNotAccessible", "watchHistoryNotAccessible", "watchLaterNotAccessible"))
            return new("YouTube shows no such playlist: it is private, was removed, or never was there.", trouble: YouTubeTrouble.NotThere);
        if (Is("invalidPageToken")) return new("These results are gone. Search again.");
        return (int)answer.StatusCode switch
        {
            429 => new("YouTube asks for a pause. Try again in a minute.", trouble: YouTubeTrouble.All),
            >= 500 => new($"YouTube itself has a fault ({(int)answer.StatusCode}). Try again in a while."),
            var status => new($"YouTube refuses ({status}{(reasons is [var first, ..] ? $", {Shown(first)}" : "")})."),
        };
    }

    private static async Task<IReadOnlyList<string>> ReasonsAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            var error = (await answer.Content.ReadFromJsonAsync<ErrorAnswer>(Json, cancellationToken))?.Error;
            return [.. (error?.Errors ?? []).Concat(error?.Details ?? []).Select(reason => reason?.Name).OfType<string>()];
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return []; // A proxy's own page: its status says enough.
        }
    }

    private static string Shown(string reason) => Contracts.EventText.Shortened(reason, MostOfAPage);

    private static YouTubeException Odd(Exception? e) => new("YouTube's answer is not what its documents say. Try again in a while.", e);
}
