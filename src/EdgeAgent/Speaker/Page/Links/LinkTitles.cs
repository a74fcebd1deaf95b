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

    /// <summary>Then it is not the links that are odd.</summary>
    private const int MostOddInARow = 3;

    private const int MostBytes = 64 * 1024;
    /// <summary>Twice as many as may be added; what a search found beyond them is asked for when it is added.</summary>
    private const int MostKnown = 2 * AddedLinks.Most;

    private readonly ConcurrentDictionary<string, LinkTitle> _known = [];
    private readonly Dictionary<string, TimeSpan> _later = [];
    private TimeSpan _notBefore;
    private int _oddInARow;

    /// <summary>What is known of an address; null: nothing yet.</summary>
    public LinkTitle? Find(string address) => _known.GetValueOrDefault(address);

    /// <summary>Somebody else was told it.</summary>
    public void Know(string address, LinkTitle title)
    {
        if (_known.Count < MostKnown || _known.ContainsKey(address)) _known[address] = title;
    }

    /// <summary>Whether it may be asked now: not for a while after it could not be reached.</summary>
    public bool MayAsk => time.Steady >= _notBefore;

    /// <summary>Whether nothing is known of an address, and it may be asked about now: not for a while after an odd answer.</summary>
    public bool MayAskAbout(string address) => Find(address) is null && time.Steady >= _later.GetValueOrDefault(address);

    /// <returns>False where it cannot be reached, so that the others need not be tried.</returns>
    public async Task<bool> AskAsync(string address, CancellationToken cancellationToken)
    {
        await Task.Delay(Pause, time, cancellationToken);
        using var late = new CancellationTokenSource(AnswerWithin, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            using var answer = await http.GetAsync(Question(address), HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) return Ends();
            if (await ReadAsync(answer, limit.Token) is { } title)
            {
                _known[address] = title;
                _oddInARow = 0;
                return true;
            }
        }
        catch (HttpRequestException e) when (!IsOdd(e))
        {
            return Ends();
        }
#pragma warning disable CA1031 // Whatever an answer throws, it is that link's fault, and the others are asked about.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // Below: it is asked again later, and the owner's own words stand until then.
        }

        _later[address] = time.Steady + AgainAfter;
        return ++_oddInARow < MostOddInARow || Ends();
    }

    /// <summary>It has answered, if not as one should.</summary>
    private static bool IsOdd(HttpRequestException e) => e.HttpRequestError
        is HttpRequestError.InvalidResponse
            or HttpRequestError.ResponseEnded
            or HttpRequestError.HttpProtocolError
            or HttpRequestError.ConfigurationLimitExceeded;

    private bool Ends()
    {
        (_notBefore, _oddInARow) = (time.Steady + AgainAfter, 0);
        return false;
    }

    private Uri Question(string address) => new($"{oEmbed}?format=json&url={Uri.EscapeDataString(provider.LinkTo(address))}");

    /// <returns>Null where the answer is none.</returns>
    private static async Task<LinkTitle?> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.OK:
                break;
            case HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.Gone:
                return LinkTitle.Gone("it was removed, or never was there");
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return LinkTitle.Gone("it is private, or its owner does not let it play elsewhere");
            case HttpStatusCode.UnavailableForLegalReasons:
                return LinkTitle.Gone("it may not be shown, for legal reasons");
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
            ? LinkTitle.Shown(value.GetString()!)
            : "";
}

/// <param name="Title">Empty where it has none.</param>
/// <param name="Author">Whose it is; empty where nobody says so.</param>
/// <param name="Fault">Why it cannot play, as the end of a sentence; null when it can.</param>
internal sealed record LinkTitle(string Title, string Author, string? Fault)
{
    private const int LongestText = 300;

    public static LinkTitle Gone(string fault) => new("", "", fault);

    /// <summary>What others have written, in one line that is not too long.</summary>
    public static string Shown(string text) =>
        EventText.Shortened(string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim(), LongestText);
}
