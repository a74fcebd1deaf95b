using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>
/// How a provider calls what a link names, by oEmbed (https://oembed.com), which needs no key. Asked once a link and a run,
/// and kept in memory only.
/// </summary>
internal sealed class LinkTitles(HttpClient http, LinkProvider provider, string oEmbed, TimeProvider time)
{
    /// <summary>Nobody is to be asked for a whole catalogue at once.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromHours(1);

    private const int MostBytes = 64 * 1024;
    private const int LongestText = 300;

    private readonly ConcurrentDictionary<string, LinkTitle> _known = [];
    private TimeSpan _notBefore;

    /// <summary>What is known of an address; null: nothing yet.</summary>
    public LinkTitle? Find(string address) => _known.GetValueOrDefault(address);

    /// <summary>Somebody else was told it.</summary>
    public void Know(string address, LinkTitle title) => _known[address] = title;

    /// <summary>Whether it may be asked now: not for a while after it could not be reached.</summary>
    public bool MayAsk => time.Steady >= _notBefore;

    /// <returns>False where it cannot be reached, so that the others need not be tried.</returns>
    public async Task<bool> AskAsync(string address, CancellationToken cancellationToken)
    {
        await Task.Delay(Pause, time, cancellationToken);
        using var late = new CancellationTokenSource(AnswerWithin, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            using var answer = await http.GetAsync(Question(address), HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (await ReadAsync(answer, limit.Token) is { } title)
            {
                _known[address] = title;
                return true;
            }
        }
        catch (Exception e) when (
            e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Below: it is tried again later, and the owner's own words stand until then.
        }

        _notBefore = time.Steady + AgainAfter;
        return false;
    }

    private Uri Question(string address) => new($"{oEmbed}?format=json&url={Uri.EscapeDataString(provider.LinkTo(address))}");

    /// <returns>Null where the provider has a trouble of its own.</returns>
    private static async Task<LinkTitle?> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.OK:
                break;
            case HttpStatusCode.NotFound or HttpStatusCode.BadRequest:
                return LinkTitle.Gone("it was removed, or never was there");
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return LinkTitle.Gone("it is private, or its owner does not let it play elsewhere");
            default:
                return null;
        }

        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[MostBytes];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length));
            return new LinkTitle(Text(document, "title"), Text(document, "author_name"), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? EventText.Shortened(value.GetString()!.Trim(), LongestText)
            : "";
}

/// <param name="Title">Empty where it has none.</param>
/// <param name="Author">Whose it is; empty where nobody says so.</param>
/// <param name="Fault">Why it cannot play, as the end of a sentence; null when it can.</param>
internal sealed record LinkTitle(string Title, string Author, string? Fault)
{
    public static LinkTitle Gone(string fault) => new("", "", fault);
}
