using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.State;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page.Links;

public sealed class LinkLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly OEmbedStandIn _standIn = new();
    private readonly ManualClock _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Catalogue => _folder.In("youtube.json");

    [Fact]
    public async Task What_the_owner_says_goes_before_what_the_provider_says()
    {
        _standIn.Titles["aaaaaaaaaaa"] = ("Aurora (Official Video)", "Anna - Topic");
        _standIn.Titles["bbbbbbbbbbb"] = ("Breeze", "Bob");
        Write("""
            [
              { "link": "https://youtu.be/aaaaaaaaaaa", "title": "Aurora", "mood": "calm", "language": "eng", "explicit": false, "seconds": 200 },
              { "link": "https://youtu.be/bbbbbbbbbbb", "valence": 0.5, "arousal": -0.25 },
            ]
            """);

        var lists = await ReadAsync(Library());

        Assert.Equal(["Aurora", "https://youtu.be/bbbbbbbbbbb"], lists[0].Select(track => track.Info.Title));
        var (first, second) = (lists[^1][0], lists[^1][1]);
        Assert.Equal(("youtube", "youtube:aaaaaaaaaaa", "Aurora", "Anna", "en", 200d),
            (first.Info.Provider, first.Id, first.Info.Title, first.Info.Artist, first.Info.Language, first.Info.DurationSeconds));
        Assert.Equal((false, ("Breeze", "Bob"), new Affect(0.5, -0.25)),
            (first.IsExplicit, (second.Info.Title, second.Info.Artist), second.Affect.At));
    }

    [Fact]
    public async Task A_bad_entry_is_named_and_left_out_and_a_video_that_is_gone_is_set_aside()
    {
        Write("""
            [
              { "link": "https://youtu.be/aaaaaaaaaaa" }, { "link": "https://youtu.be/aaaaaaaaaaa" }, { "link": "https://vimeo.com/1" },
              { "title": "no link" }, 7, null, { "link": "https://youtu.be/bbbbbbbbbbb", "valence": 2, "arousal": 0 },
              { "link": "https://youtu.be/ccccccccccc", "mod": "calm" }, { "link": "https://youtu.be/ddddddddddd", "seconds": -1 },
              { "link": "https://youtu.be/eeeeeeeeeee" }, { "link": "https://youtu.be/fffffffffff" }
            ]
            """);
        _standIn.Titles["aaaaaaaaaaa"] = ("Aurora", "Anna");
        _standIn.Refusals["eeeeeeeeeee"] = HttpStatusCode.NotFound;
        _standIn.Refusals["fffffffffff"] = HttpStatusCode.Unauthorized;
        var library = Library();

        var lists = await ReadAsync(library);

        Assert.Equal(["youtube:aaaaaaaaaaa"], lists[^1].Select(track => track.Id));
        Assert.Equal(
            ["YouTube says that it was removed, or never was there.", "YouTube says that it is private, or its owner does not let it play elsewhere."],
            library.Aside.Select(file => file.Why));
        var (_, problems) = LinkCatalogue.Read(Catalogue, LinkProvider.YouTube);
        Assert.Equal(8, problems.Count);
        Assert.Contains("track 2 is left out: it stands there twice.", problems[0], StringComparison.Ordinal);
        Assert.Contains("it must be like https://youtu.be/dQw4w9WgXcQ, or a playlist like https://www.youtube.com/playlist?list=PL….", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_network_the_links_are_there_and_their_titles_come_later()
    {
        Write("""[ { "link": "https://youtu.be/aaaaaaaaaaa" }, { "link": "https://youtu.be/bbbbbbbbbbb" } ]""");
        _standIn.IsAway = true;
        var library = Library();

        Assert.Equal(2, (await ReadAsync(library))[^1].Count);
        Assert.Single(_standIn.Asked);

        (_standIn.IsAway, _standIn.Titles["aaaaaaaaaaa"], _standIn.Titles["bbbbbbbbbbb"]) = (false, ("Aurora", ""), ("Breeze", ""));
        await RunAsync(library.WaitForChangeAsync(Token), TimeSpan.FromMinutes(1));
        Assert.Equal(["Aurora", "Breeze"], (await ReadAsync(library))[^1].Select(track => track.Info.Title));
    }

    [Theory]
    [InlineData("title")]
    [InlineData("artist")]
    [InlineData("genre")]
    [InlineData("language")]
    public async Task A_text_without_an_end_is_named_and_the_others_count(string name)
    {
        Write($$"""[ { "link": "https://youtu.be/aaaaaaaaaaa", "{{name}}": "{{new string('x', 100_000)}}" }, { "link": "bbbbbbbbbbb" } ]""");
        _standIn.IsAway = true;

        Assert.Equal(["youtube:bbbbbbbbbbb"], (await ReadAsync(Library()))[^1].Select(track => track.Id));
        Assert.EndsWith(
            "track 1 is left out: it has a text of 100000 letters; at most 300 are shown.",
            Assert.Single(LinkCatalogue.Read(Catalogue, LinkProvider.YouTube).Problems),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_is_one_line()
    {
        Write("""[ { "link": "https://youtu.be/aaaaaaaaaaa" } ]""");
        _standIn.Titles["aaaaaaaaaaa"] = ("Aurora\r\n(live)\0", "Anna\tBob");

        var track = (await ReadAsync(Library()))[^1].Single().Info;

        Assert.Equal(("Aurora  (live)", "Anna Bob"), (track.Title, track.Artist));
    }

    [Fact]
    public void What_searches_find_does_not_grow_without_an_end()
    {
        var titles = new LinkTitles(new HttpClient(), LinkProvider.YouTube, "https://youtube.example/oembed", _clock);
        for (var video = 0; video < 10_000; video++) titles.Know($"{video:00000000000}", new LinkTitle("Aurora", "Anna", null));

        Assert.Equal(4000, Enumerable.Range(0, 10_000).Count(video => titles.Find($"{video:00000000000}") is not null));
    }

    [Fact]
    public async Task A_path_that_no_file_can_have_is_no_end_of_the_library()
    {
        var library = Library(_folder.In(new string('x', 300)));

        Assert.Empty((await ReadAsync(library))[^1]);
        Assert.False(library.WaitForChangeAsync(Token).IsCompleted);
    }

    [Theory]
    [InlineData(HttpStatusCode.UnavailableForLegalReasons, null)]
    [InlineData(HttpStatusCode.Gone, null)]
    [InlineData(HttpStatusCode.InternalServerError, null)]
    [InlineData(HttpStatusCode.OK, "<html>")]
    [InlineData(HttpStatusCode.OK, "[]")]
    [InlineData(HttpStatusCode.OK, "large")]
    public async Task An_odd_answer_about_one_link_costs_only_that_link(HttpStatusCode status, string? body)
    {
        Write("""[ { "link": "aaaaaaaaaaa" }, { "link": "bbbbbbbbbbb" }, { "link": "ccccccccccc" } ]""");
        (_standIn.Titles["aaaaaaaaaaa"], _standIn.Titles["ccccccccccc"]) = (("Aurora", "Anna"), ("Cascade", "Carl"));
        if (body is null) _standIn.Refusals["bbbbbbbbbbb"] = status;
        else _standIn.Bodies["bbbbbbbbbbb"] = body == "large" ? $"{{ \"title\": \"{new string('x', 70_000)}\" }}" : body;
        var library = Library();

        var tracks = (await ReadAsync(library))[^1];

        Assert.Equal(["Aurora", "Cascade"], tracks.Where(track => track.Id != "youtube:bbbbbbbbbbb").Select(track => track.Info.Title));
        await ReadAsync(library);
        Assert.Equal(["aaaaaaaaaaa", "bbbbbbbbbbb", "ccccccccccc"], _standIn.Asked);
    }

    [Fact]
    public async Task Three_odd_answers_in_a_row_or_a_request_for_patience_end_the_round()
    {
        string[] videos = [.. Enumerable.Range(0, 6).Select(number => new string((char)('a' + number), 11))];
        Write($"[ {string.Join(", ", videos.Select(video => $"{{ \"link\": \"{video}\" }}"))} ]");
        foreach (var video in videos) _standIn.Refusals[video] = HttpStatusCode.BadGateway;
        await ReadAsync(Library());
        Assert.Equal(videos[..3], _standIn.Asked);

        _standIn.Asked.Clear();
        _standIn.Refusals[videos[0]] = HttpStatusCode.TooManyRequests;
        await ReadAsync(Library());
        Assert.Equal(videos[..1], _standIn.Asked);
    }

    [Fact]
    public async Task Whose_artist_is_not_known_yet_does_not_play_where_artists_are_blocked()
    {
        Write("""
            [
              { "link": "aaaaaaaaaaa", "explicit": false }, { "link": "bbbbbbbbbbb", "title": "Breeze", "artist": "Bob" },
              { "link": "ccccccccccc" }, { "link": "ddddddddddd" }, { "link": "eeeeeeeeeee", "artist": "Emil" }
            ]
            """);
        _standIn.IsAway = true;
        var library = Library();
        Assert.Equal(["youtube:bbbbbbbbbbb"], Playing((await ReadAsync(library))[^1]));
        Assert.Equal(5, (await ReadAsync(library))[^1].Count(TrackFilter.None.Passes));

        _standIn.IsAway = false;
        (_standIn.Titles["aaaaaaaaaaa"], _standIn.Titles["bbbbbbbbbbb"]) = (("Aurora", "Anna - Topic"), ("Breeze", "Bob"));
        (_standIn.Titles["ccccccccccc"], _standIn.Titles["ddddddddddd"]) = (("Cascade", "Carl"), ("Anna - Dawn (Official)", "Some label"));
        _standIn.Titles["eeeeeeeeeee"] = ("Echo", "Anna");
        await RunAsync(library.WaitForChangeAsync(Token), TimeSpan.FromMinutes(1));
        Assert.Equal(["youtube:bbbbbbbbbbb", "youtube:ccccccccccc"], Playing((await ReadAsync(library))[^1]));

        static IEnumerable<string> Playing(IEnumerable<Track> tracks) =>
            tracks.Where(new TrackFilter(new RoomSettings { BlockedArtists = ["Anna"] }).Passes).Select(track => track.Id);
    }

    [Fact]
    public void A_set_of_anybodys_music_does_not_play_where_artists_are_blocked_unless_its_owner_names_them()
    {
        var title = new LinkTitle("Evening", "Anna", null);
        var set = new LinkedTrack("https://soundcloud.com/anna/sets/evening", Mood: Contracts.Mood.Calm);
        var filter = new TrackFilter(new RoomSettings { BlockedArtists = ["Bob"] });

        Assert.False(filter.Passes(LinkTracks.Of(LinkProvider.SoundCloud, set.Link, set, title)));
        Assert.True(filter.Passes(LinkTracks.Of(LinkProvider.SoundCloud, set.Link, set with { Artist = "Anna" }, title)));
        Assert.True(filter.Passes(LinkTracks.Of(LinkProvider.SoundCloud, "https://soundcloud.com/anna/song", set, title)));
        Assert.True(TrackFilter.None.Passes(LinkTracks.Of(LinkProvider.SoundCloud, set.Link, set, title)));
    }

    [Theory]
    [InlineData("""[ { "link": "https://www.youtube.com/playlist?list=PLabc", "seconds": 200 } ]""", "those of a playlist have their own")]
    [InlineData("""[ { "link": "https://www.youtube.com/playlist?list=PLabc" }, { "link": "https://m.youtube.com/playlist?list=PLabc&si=x" } ]""", "it stands there twice")]
    public void A_bad_entry_of_a_playlist_is_named(string text, string part)
    {
        Write(text);

        Assert.Contains(part, Assert.Single(LinkCatalogue.Read(Catalogue, LinkProvider.YouTube).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "is no list; it must be")]
    [InlineData("[", "cannot be read")]
    public async Task A_file_that_is_no_list_is_told(string text, string part)
    {
        Write(text);

        Assert.Contains(part, Assert.Single(LinkCatalogue.Read(Catalogue, LinkProvider.YouTube).Problems), StringComparison.Ordinal);
        Assert.Empty((await ReadAsync(Library()))[^1]);
    }

    public void Dispose()
    {
        _standIn.Dispose();
        _folder.Dispose();
    }

    private void Write(string text) => File.WriteAllText(Catalogue, text);

    private LinkLibrary Library(string? catalogue = null) => new(
        new LinkEntries(
            LinkProvider.YouTube,
            catalogue ?? Catalogue,
            new AddedLinks(new PersistedDocument<AddedLinks.Document>(_folder.In("links.json"), NullLogger.Instance))),
        playlists: null,
        new LinkTitles(new HttpClient(_standIn, disposeHandler: false), LinkProvider.YouTube, "https://youtube.example/oembed", _clock),
        _clock,
        NullLogger<LinkLibrary>.Instance);

    private async Task<List<IReadOnlyList<Track>>> ReadAsync(LinkLibrary library)
    {
        List<IReadOnlyList<Track>> lists = [];
        await RunAsync(CollectAsync(), TimeSpan.FromSeconds(1));
        return lists;

        async Task CollectAsync()
        {
            await foreach (var list in library.ReadAsync(Token)) lists.Add(list);
        }
    }

    /// <summary>Lets the clock run until it is done.</summary>
    private async Task RunAsync(Task work, TimeSpan step) => await Eventually.TrueAsync(
        async () =>
        {
            _clock.Advance(step);
            if (work.IsCompleted) await work;
            return work.IsCompleted;
        },
        "the library is done");
}
