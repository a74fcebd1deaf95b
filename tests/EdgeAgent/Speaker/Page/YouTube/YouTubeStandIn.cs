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

    /// <summary>What playlists are answered with instead.</summary>
    public Dictionary<string, (HttpStatusCode Status, string Body)> IllPlaylists { get; } = [];

    public List<Uri> Asked { get; } = [];

    /// <summary>Answers this instead, whatever is asked.</summary>
    public (HttpStatusCode Status, string Body)? Instead { get; set; }

    public Exception? Throws { get; set; }

    /// <summary>The key that is right.</summary>
    public string Accepts { get; set; } = Key;

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
        Assert.DoesNotContain(Accepts, address.AbsoluteUri, StringComparison.Ordinal); // An address may stand in a log.
        Assert.Equal([Accepts], request.Headers.GetValues("X-Goog-Api-Key"));
        if (Throws is not null) throw Throws;
        var query = HttpUtility.ParseQueryString(address.Query);
        var (status, body) = Instead ?? address.Segments[^1] switch
        {
            "search" => (HttpStatusCode.OK, Search()),
            "playlistItems" => Items(query["playlistId"]!, query["pageToken"]),
            _ => (HttpStatusCode.OK, List(query["id"]!.Split(','))),
        };
        return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, null, "application/json") });
    }

    private string Search() => JsonSerializer.Serialize(
        new { nextPageToken = "two", items = Videos.Keys.Select(id => new { id = new { videoId = id } }) });

    /// <summary>Fifty on a page; one that is private is not found.</summary>
    private (HttpStatusCode, string) Items(string playlist, string? token)
    {
        if (IllPlaylists.TryGetValue(playlist, out var ill)) return ill;
        if (!Playlists.TryGetValue(playlist, out var videos)) return Refusal(404, "playlistNotFound");
        var from = token is null ? 0 : int.Parse(token, System.Globalization.CultureInfo.InvariantCulture);
        var items = videos.Skip(from).Take(50).Select(id => new { contentDetails = new { videoId = id } });
        var nextPageToken = from + 50 < videos.Length ? $"{from + 50}" : null;
        return (HttpStatusCode.OK, JsonSerializer.Serialize(new { items, nextPageToken }));
    }

    private string List(string[] ids) => $$"""{"items":[{{string.Join(',', ids.Where(id => Videos.ContainsKey(id) || Odd.ContainsKey(id)).Select(Video))}}]}""";

    private string Video(string id) => Odd.TryGetValue(id, out var odd) ? odd : JsonSerializer.Serialize(new
    {
        id,
        snippet = new { title = Videos[id], channelTitle = "Anna", liveBroadcastContent = "none" },
        contentDetails = new { duration = "PT3M20S", contentRating = new { } },
        status = new { uploadStatus = "processed", privacyStatus = "public", embeddable = true },
    });
}
