using System.Net;
using System.Text.Json;
using System.Web;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page.YouTube;

/// <summary>Answers as the YouTube Data API v3 does: what was removed is in no list of videos, a refusal names its reason.</summary>
internal sealed class YouTubeStandIn : HttpMessageHandler
{
    public const string Key = "AIzaStandInKey";

    /// <summary>The titles of the videos that are there.</summary>
    public Dictionary<string, string> Videos { get; } = [];

    /// <summary>What else of a video's answer is not as usual, as JSON.</summary>
    public Dictionary<string, string> Odd { get; } = [];

    public Dictionary<string, string[]> Playlists { get; } = [];

    public List<Uri> Asked { get; } = [];

    /// <summary>Answers this instead, whatever is asked.</summary>
    public (HttpStatusCode Status, string Body)? Instead { get; set; }

    public Exception? Throws { get; set; }

    public IEnumerable<string> Resources => Asked.Select(address => address.Segments[^1]);

    public static (HttpStatusCode, string) Refusal(int code, string reason, string detail = "")
    {
        var error = new { code, message = "No.", errors = new[] { new { reason } }, details = new[] { new { reason = detail } } };
        return ((HttpStatusCode)code, JsonSerializer.Serialize(new { error }));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        Asked.Add(address);
        Assert.DoesNotContain(Key, address.AbsoluteUri, StringComparison.Ordinal); // An address may stand in a log.
        Assert.Equal([Key], request.Headers.GetValues("X-Goog-Api-Key"));
        if (Throws is not null) throw Throws;
        var query = HttpUtility.ParseQueryString(address.Query);
        var (status, body) = Instead ?? (HttpStatusCode.OK, address.Segments[^1] switch
        {
            "search" => Search(),
            "playlistItems" => Items(query["playlistId"]!),
            _ => List(query["id"]!.Split(',')),
        });
        return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, null, "application/json") });
    }

    private string Search() => JsonSerializer.Serialize(
        new { nextPageToken = "two", items = Videos.Keys.Select(id => new { id = new { videoId = id } }) });

    private string Items(string playlist) =>
        JsonSerializer.Serialize(new { items = Playlists[playlist].Select(id => new { contentDetails = new { videoId = id } }) });

    private string List(string[] ids) => $$"""{"items":[{{string.Join(',', ids.Where(id => Videos.ContainsKey(id) || Odd.ContainsKey(id)).Select(Video))}}]}""";

    private string Video(string id) => Odd.TryGetValue(id, out var odd) ? odd : JsonSerializer.Serialize(new
    {
        id,
        snippet = new { title = Videos[id], channelTitle = "Anna", liveBroadcastContent = "none" },
        contentDetails = new { duration = "PT3M20S", contentRating = new { } },
        status = new { uploadStatus = "processed", privacyStatus = "public", embeddable = true },
    });
}
