using System.Net;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Tests.Speaker.Page.Links;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page.YouTube;

/// <summary>Playlists among the owner's links, through the library that holds them.</summary>
public sealed class YouTubePlaylistsTests : IDisposable
{
    private static readonly TimeSpan HalfADay = TimeSpan.FromHours(12);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly LinkHome _home;

    public YouTubePlaylistsTests()
    {
        _home = new LinkHome(_folder, _clock);
        foreach (var (id, title) in new[] { ("aaaaaaaaaaa", "Aurora"), ("bbbbbbbbbbb", "Breeze"), ("ccccccccccc", "Cascade") })
            (_home.YouTube.Videos[id], _home.OEmbed.Titles[id]) = (title, (title, "Anna"));
        _home.YouTube.Playlists["PLone"] = ["aaaaaaaaaaa", "bbbbbbbbbbb"];
        _home.YouTube.Playlists["PLtwo"] = ["ccccccccccc"];
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _home.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_video_carries_the_playlists_words_and_a_single_links_own_go_before_them()
    {
        Write("""
            [
              { "link": "https://www.youtube.com/playlist?list=PLone", "title": "Dinner", "mood": "calm", "language": "en", "explicit": false },
              { "link": "https://www.youtube.com/playlist?list=PLtwo", "valence": 0.5, "arousal": -0.25 },
              { "link": "https://youtu.be/bbbbbbbbbbb", "mood": "happy", "explicit": true }
            ]
            """);

        var tracks = (await ReadAsync()).ToDictionary(track => track.Id);

        var (aurora, breeze, cascade) = (tracks["youtube:aaaaaaaaaaa"], tracks["youtube:bbbbbbbbbbb"], tracks["youtube:ccccccccccc"]);
        Assert.Equal(
            ("Aurora", "Anna", "en", 200d, false),
            (aurora.Info.Title, aurora.Info.Artist, aurora.Info.Language, aurora.Info.DurationSeconds, aurora.IsExplicit!.Value));
        Assert.Equal(Contracts.Mood.Calm, Catalogue.Likely(aurora.Affect.At));
        Assert.Equal((Contracts.Mood.Happy, true), (Catalogue.Likely(breeze.Affect.At), breeze.IsExplicit));
        Assert.Equal(new Affect(0.5, -0.25), cascade.Affect.At);
        Assert.Equal(["playlistItems", "videos", "playlistItems", "videos"], _home.YouTube.Resources);
    }

    [Fact]
    public async Task What_does_not_play_in_it_is_set_aside_and_named()
    {
        _home.YouTube.Playlists["PLone"] = ["aaaaaaaaaaa", "removed0000", "noembed0000", "ageonly0000", "not an id"];
        _home.YouTube.Odd["noembed0000"] = """{"id":"noembed0000","status":{"embeddable":false}}""";
        _home.YouTube.Odd["ageonly0000"] = """{"id":"ageonly0000","status":{},"contentDetails":{"contentRating":{"ytRating":"ytAgeRestricted"}}}""";
        Write("""[ { "link": "https://www.youtube.com/playlist?list=PLone" } ]""");

        Assert.Equal(["youtube:aaaaaaaaaaa"], (await ReadAsync()).Select(track => track.Id));
        Assert.Equal(
            [
                new("https://www.youtube.com/watch?v=removed0000", "YouTube says that it was removed from YouTube, or is private."),
                new("https://www.youtube.com/watch?v=noembed0000", "YouTube says that its owner does not let it play outside of YouTube."),
                new("https://www.youtube.com/watch?v=ageonly0000", "YouTube says that YouTube restricts it by age, so it does not play outside of YouTube."),
            ],
            _home.Library.Aside);
    }

    [Fact]
    public async Task It_is_read_again_after_twelve_hours_and_when_its_entry_or_the_key_changes()
    {
        Write("""[ { "link": "https://www.youtube.com/playlist?list=PLone" } ]""");
        await ReadAsync();
        await ReadAsync();
        Assert.Equal(2, _home.YouTube.Asked.Count);

        _home.YouTube.Playlists["PLone"] = ["ccccccccccc"];
        _clock.Advance(HalfADay);
        Assert.Equal(["youtube:ccccccccccc"], (await ReadAsync()).Select(track => track.Id));
        Assert.Equal(4, _home.YouTube.Asked.Count);

        Write("""[ { "link": "https://www.youtube.com/playlist?list=PLone", "mood": "calm" } ]""");
        await ReadAsync();
        Assert.Equal(6, _home.YouTube.Asked.Count);

        _home.YouTube.Accepts = _home.Key = "another-key";
        await ReadAsync();
        Assert.Equal(8, _home.YouTube.Asked.Count);
    }

    [Fact]
    public async Task Without_a_key_it_says_what_to_do_and_takes_up_a_key_that_is_given_later()
    {
        _home.Key = null;
        Write("""[ { "link": "https://www.youtube.com/playlist?list=PLone" }, { "link": "https://youtu.be/ccccccccccc" } ]""");

        Assert.Equal(["youtube:ccccccccccc"], (await ReadAsync()).Select(track => track.Id));
        Assert.Contains("give it as the secret youtube-key", Assert.Single(_home.Library.Aside).Why, StringComparison.Ordinal);
        Assert.Empty(_home.YouTube.Asked);

        _home.Key = YouTubeStandIn.Key;
        Assert.Equal(3, (await ReadAsync()).Count);
        Assert.Empty(_home.Library.Aside);
    }

    [Fact]
    public async Task With_the_days_quota_used_up_it_keeps_what_it_had_and_says_until_when()
    {
        Write("""[ { "link": "https://www.youtube.com/playlist?list=PLone" } ]""");
        await ReadAsync();

        _clock.Advance(HalfADay);
        _home.YouTube.Instead = YouTubeStandIn.Refusal(403, "quotaExceeded");
        Assert.Equal(2, (await ReadAsync()).Count);
        var why = Assert.Single(_home.Library.Aside).Why;
        Assert.Contains("are used up until 2026-01-06 08:00 UTC", why, StringComparison.Ordinal);
        Assert.EndsWith("It keeps the 2 videos that it had.", why, StringComparison.Ordinal);

        _home.YouTube.Instead = null;
        _clock.Advance(HalfADay);
        Assert.Equal(2, (await ReadAsync()).Count);
        Assert.Empty(_home.Library.Aside);
    }

    [Theory]
    [InlineData(404, "playlistNotFound", 1)]
    [InlineData(503, "backendError", 3)]
    [InlineData(400, "oddReason", 3)]
    [InlineData(200, "", 3)]
    public async Task One_ill_playlist_takes_none_of_the_others_away(int status, string reason, int left)
    {
        Write("""[ { "link": "https://www.youtube.com/playlist?list=PLone" }, { "link": "https://www.youtube.com/playlist?list=PLtwo" } ]""");
        _home.YouTube.IllPlaylists["PLone"] =
            status == 200 ? (HttpStatusCode.OK, """{"items":7}""") : YouTubeStandIn.Refusal(status, reason);
        Assert.Equal(["youtube:ccccccccccc"], (await ReadAsync()).Select(track => track.Id));
        Assert.Equal("https://www.youtube.com/playlist?list=PLone", Assert.Single(_home.Library.Aside).Name);

        var ill = _home.YouTube.IllPlaylists["PLone"];
        _home.YouTube.IllPlaylists.Clear();
        _clock.Advance(HalfADay);
        Assert.Equal(3, (await ReadAsync()).Count);
        _home.YouTube.IllPlaylists["PLone"] = ill;
        _clock.Advance(HalfADay);

        Assert.Equal(left, (await ReadAsync()).Count);
        Assert.Contains(_home.Library.Aside, file => file.Name.EndsWith("PLone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_network_one_question_is_asked_and_all_come_soon_after_it_is_back()
    {
        Write("""[ { "link": "https://www.youtube.com/playlist?list=PLone" }, { "link": "https://www.youtube.com/playlist?list=PLtwo" } ]""");
        _home.YouTube.Throws = new HttpRequestException("Network is unreachable");
        Assert.Empty(await ReadAsync());
        Assert.Single(_home.YouTube.Asked);
        Assert.Equal(2, _home.Library.Aside.Count);

        _home.YouTube.Throws = null;
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(3, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task A_long_playlist_is_read_page_by_page_up_to_a_thousand_videos_and_an_endless_one_ends()
    {
        var ids = Enumerable.Range(0, 1200).Select(number => $"{number:00000000000}").ToArray();
        foreach (var id in ids) _home.YouTube.Videos[id] = id;
        _home.YouTube.Playlists["PLone"] = ids;
        Write("""[ { "link": "https://www.youtube.com/playlist?list=PLone" } ]""");

        Assert.Equal(1000, (await ReadAsync()).Count);
        Assert.Equal(40, _home.YouTube.Asked.Count);
        Assert.StartsWith("Only its first 1000 videos are taken", Assert.Single(_home.Library.Aside).Why, StringComparison.Ordinal);

        _home.YouTube.IllPlaylists["PLtwo"] = (
            HttpStatusCode.OK, """{"items":[{"contentDetails":{"videoId":"ccccccccccc"}}],"nextPageToken":"again"}""");
        Write("""[ { "link": "https://www.youtube.com/playlist?list=PLtwo" } ]""");
        Assert.Single(await ReadAsync());
        Assert.Equal(43, _home.YouTube.Asked.Count);
    }

    private void Write(string text) => File.WriteAllText(_home.Catalogue, text);

    /// <summary>What there is in the end; the clock runs as far as titles of single links need.</summary>
    private async Task<IReadOnlyList<Track>> ReadAsync()
    {
        IReadOnlyList<Track> last = [];
        var reading = CollectAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                if (!reading.IsCompleted) _clock.Advance(TimeSpan.FromMilliseconds(100));
                if (reading.IsCompleted) await reading;
                return reading.IsCompleted;
            },
            "the library is read");
        return last;

        async Task CollectAsync()
        {
            await foreach (var tracks in _home.Library.ReadAsync(Token)) last = tracks;
        }
    }
}
