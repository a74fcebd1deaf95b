using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.Speaker.Page.YouTube;
using Roomtone.EdgeAgent.State;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page.YouTube;

public sealed class YouTubeSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly YouTubeStandIn _standIn = new();
    private readonly ManualClock _clock = new(); // 2026-01-05, 04:00 in California.

    public YouTubeSearchTests()
    {
        _standIn.Videos["aaaaaaaaaaa"] = "Aurora";
        _standIn.Videos["bbbbbbbbbbb"] = "Breeze";
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _standIn.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_search_tells_title_channel_length_and_what_is_left_of_the_day()
    {
        var titles = Titles();

        var found = await Search(titles: titles).FindAsync(" rain ", null, track => track == "youtube:bbbbbbbbbbb", Token);

        Assert.Equal(
            [
                new FoundVideo("https://www.youtube.com/watch?v=aaaaaaaaaaa", "youtube:aaaaaaaaaaa", "Aurora", "Anna", 200, null, false),
                new FoundVideo("https://www.youtube.com/watch?v=bbbbbbbbbbb", "youtube:bbbbbbbbbbb", "Breeze", "Anna", 200, null, true),
            ],
            found.Videos);
        Assert.Equal(("two", 99), (found.NextPage, found.SearchesLeft));
        Assert.Contains("q=rain&", _standIn.Asked[0].Query + "&", StringComparison.Ordinal);
        Assert.Contains("videoEmbeddable=true", _standIn.Asked[0].Query, StringComparison.Ordinal);
        Assert.Equal("Aurora", titles.Find("aaaaaaaaaaa")!.Title);
    }

    [Fact]
    public async Task A_playlist_costs_no_search_and_what_does_not_play_in_it_is_told()
    {
        _standIn.Playlists["PLabc"] = ["aaaaaaaaaaa", "removed0000", "noembed0000", "ageonly0000", "live0000000", "oddtime0000", "not an id"];
        _standIn.Odd["noembed0000"] = """{"id":"noembed0000","status":{"embeddable":false,"privacyStatus":"public"}}""";
        _standIn.Odd["ageonly0000"] =
            """{"id":"ageonly0000","status":{"embeddable":true},"contentDetails":{"contentRating":{"ytRating":"ytAgeRestricted"}}}""";
        _standIn.Odd["live0000000"] = """{"id":"live0000000","status":{},"snippet":{"title":"Now","liveBroadcastContent":"live"}}""";
        _standIn.Odd["oddtime0000"] = """{"id":"oddtime0000","status":{},"contentDetails":{"duration":"P999999999999D"}}""";

        var found = await Search().FindAsync("https://www.youtube.com/playlist?list=PLabc&si=x", null, _ => false, Token);

        Assert.Equal(
            [
                null, "It was removed from YouTube, or is private.", "Its owner does not let it play outside of YouTube.",
                "YouTube restricts it by age, so it does not play outside of YouTube.", "It is a live broadcast, which has no end.", null,
            ],
            found.Videos.Select(video => video.Refusal));
        Assert.Equal(0, found.Videos[^1].DurationSeconds);
        Assert.Equal(["playlistItems", "videos"], _standIn.Resources);
        Assert.Equal(100, found.SearchesLeft);
    }

    [Fact]
    public async Task The_link_to_a_video_costs_no_search_either_and_another_link_is_refused()
    {
        var found = await Search().FindAsync("https://youtu.be/aaaaaaaaaaa", null, _ => false, Token);

        Assert.Equal(("Aurora", 100), (found.Videos.Single().Title, found.SearchesLeft));
        Assert.Contains("it must be like https://youtu.be/", await FaultAsync(Search(), "https://vimeo.com/1"), StringComparison.Ordinal);
        Assert.Equal(["videos"], _standIn.Resources);
    }

    [Fact]
    public async Task A_hundred_searches_a_day_in_California_are_counted_over_restarts_and_by_key()
    {
        for (var search = 0; search < 50; search++) await Search().FindAsync("rain", null, _ => false, Token);
        for (var search = 0; search < 50; search++) await Search().FindAsync("rain", null, _ => false, Token);

        Assert.Equal(
            "The 100 searches a day of your key for YouTube are used up until 2026-01-06 08:00 UTC, when a day begins in California.",
            await FaultAsync(Search(), "rain"));
        Assert.Equal(100, _standIn.Resources.Count(resource => resource == "search"));
        Assert.Single((await Search().FindAsync("https://youtu.be/aaaaaaaaaaa", null, _ => false, Token)).Videos);

        _clock.Advance(TimeSpan.FromHours(19.9)); // 07:54 UTC: still the same day there.
        Assert.Contains("used up", await FaultAsync(Search(), "rain"), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal(99, (await Search().FindAsync("rain", null, _ => false, Token)).SearchesLeft);
        Assert.DoesNotContain(YouTubeStandIn.Key, await File.ReadAllTextAsync(_folder.In("quota.json"), Token), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_key_has_a_day_of_its_own()
    {
        var (one, other) = (Quota(new YouTubeKey("one")), Quota(new YouTubeKey("other")));
        one.UsedUp(isSearch: true);

        Assert.Equal((0, 100), (one.SearchesLeft, other.SearchesLeft));
        other.Spend(isSearch: true);
        Assert.Equal((0, 99), (Quota(new YouTubeKey("one")).SearchesLeft, Quota(new YouTubeKey("other")).SearchesLeft));
    }

    [Fact]
    public async Task What_YouTube_itself_calls_used_up_is_not_asked_again_that_day()
    {
        _standIn.Instead = YouTubeStandIn.Refusal(403, "quotaExceeded");

        Assert.Contains("are used up until 2026-01-06 08:00 UTC", await FaultAsync(Search(), "rain"), StringComparison.Ordinal);
        _standIn.Instead = null;
        Assert.Contains("are used up until", await FaultAsync(Search(), "rain"), StringComparison.Ordinal);
        Assert.Single(_standIn.Asked);
        Assert.Single((await Search().FindAsync("https://youtu.be/aaaaaaaaaaa", null, _ => false, Token)).Videos); // Another bucket.
    }

    [Theory]
    [InlineData(400, "badRequest", "API_KEY_INVALID", "YouTube does not accept the key.")]
    [InlineData(403, "accessNotConfigured", "SERVICE_DISABLED", "Switch on \"YouTube Data API v3\"")]
    [InlineData(403, "forbidden", "API_KEY_IP_ADDRESS_BLOCKED", "is restricted and does not hold for this box")]
    [InlineData(404, "playlistNotFound", "", "it is private, was removed, or never was there")]
    [InlineData(429, "rateLimitExceeded", "", "asks for a pause")]
    [InlineData(503, "backendError", "", "has a fault (503)")]
    [InlineData(400, "oddReason", "", "YouTube refuses (400, oddReason).")]
    public async Task Each_refusal_has_its_sentence(int code, string reason, string detail, string sentence)
    {
        _standIn.Instead = YouTubeStandIn.Refusal(code, reason, detail);

        var fault = await FaultAsync(Search(), "rain");

        Assert.Contains(sentence, fault, StringComparison.Ordinal);
        Assert.DoesNotContain(YouTubeStandIn.Key, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"items":7}""")]
    [InlineData("""{"items":[{"id":{"videoId":7}}]}""")]
    public async Task An_answer_that_is_none_has_a_sentence(string body)
    {
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.BadGateway })
        {
            _standIn.Instead = (status, body);

            Assert.EndsWith(".", await FaultAsync(Search(), "rain"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_answer_with_holes_is_read_as_far_as_it_goes()
    {
        _standIn.Instead = (HttpStatusCode.OK, """{"items":[null,{},{"id":null},{"id":{}}]}""");

        Assert.Empty((await Search().FindAsync("rain", null, _ => false, Token)).Videos);
    }

    [Fact]
    public async Task A_name_of_the_next_page_without_an_end_is_no_name()
    {
        _standIn.Instead = (HttpStatusCode.OK, $$"""{"nextPageToken":"{{new string('x', 100_000)}}","items":[]}""");

        Assert.Null((await Search().FindAsync("rain", null, _ => false, Token)).NextPage);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_called_a_network_that_is_down()
    {
        _standIn.Instead = (HttpStatusCode.OK, new string(' ', 10_000));

        Assert.StartsWith("YouTube's answer is not what its documents say.", await FaultAsync(Search(largest: 1000), "rain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_network_or_a_key_it_says_so()
    {
        _standIn.Throws = new HttpRequestException("Name or service not known");
        Assert.Equal("YouTube cannot be reached; the network may be down.", await FaultAsync(Search(), "rain"));
        Assert.Contains("has no key for YouTube's search", await FaultAsync(Search(new YouTubeKey(" ")), "rain"), StringComparison.Ordinal);
        Assert.Contains("is no key", await FaultAsync(Search(new YouTubeKey("a\nb")), "rain"), StringComparison.Ordinal);
    }

    private static async Task<string> FaultAsync(YouTubeSearch search, string text) =>
        (await Assert.ThrowsAsync<YouTubeException>(() => search.FindAsync(text, null, _ => false, Token))).Message;

    private LinkTitles Titles() => new(new HttpClient(), LinkProvider.YouTube, "https://youtube.example/oembed", _clock);

    /// <summary>As after a start of the agent.</summary>
    private YouTubeQuota Quota(YouTubeKey key) => new(
        new PersistedDocument<YouTubeQuota.Document>(_folder.In("quota.json"), NullLogger.Instance, YouTubeQuota.Document.IsSound),
        new YouTubeSettings(),
        key,
        _clock);

    /// <inheritdoc cref="Quota"/>
    private YouTubeSearch Search(YouTubeKey? key = null, LinkTitles? titles = null, int largest = 4 << 20)
    {
        key ??= new YouTubeKey(YouTubeStandIn.Key);
        var quota = Quota(key);
        var http = new HttpClient(_standIn, disposeHandler: false) { MaxResponseContentBufferSize = largest };
        return new(new YouTubeApi(http, new YouTubeSettings(), key, quota, _clock), quota, titles ?? Titles());
    }
}
