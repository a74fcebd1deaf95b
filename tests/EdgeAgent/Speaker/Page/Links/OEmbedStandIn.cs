using System.Net;
using System.Text.Json;
using System.Web;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page.Links;

/// <summary>Answers as YouTube's oEmbed does: 200 with a title, 404 for what was removed, 401 for what is private.</summary>
internal sealed class OEmbedStandIn : HttpMessageHandler
{
    public Dictionary<string, (string Title, string Author)> Titles { get; } = [];

    public Dictionary<string, HttpStatusCode> Refusals { get; } = [];

    /// <summary>Answers that are none.</summary>
    public Dictionary<string, string> Bodies { get; } = [];

    public List<string> Asked { get; } = [];

    public bool IsAway { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        Assert.Equal("json", query["format"]);
        var video = query["url"]![^11..];
        Asked.Add(video);
        if (IsAway) throw new HttpRequestException("Network is unreachable");
        if (Refusals.TryGetValue(video, out var refusal))
            return Task.FromResult(new HttpResponseMessage(refusal) { Content = new StringContent("Not Found") });
        if (Bodies.TryGetValue(video, out var odd))
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(odd) });
        var (title, author) = Titles[video];
        var body = JsonSerializer.Serialize(new { title, author_name = author, type = "video", provider_name = "YouTube" });
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
    }
}
