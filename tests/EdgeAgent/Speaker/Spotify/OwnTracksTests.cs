using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify.Tracks;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Lab.Spotify;
using Roomtone.Testing;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Speaker.Spotify;

/// <summary>The owner's words on Spotify's tracks: a file, and playlists made for a mood.</summary>
public sealed class OwnTracksTests : IDisposable
{
    private const string Id = "6rqhFgbbKwnb9MLmUQDhG6";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_file_may_hold_links_comments_and_a_last_comma()
    {
        var (tracks, problems) = Read($$"""
            [
              // for the evening
              { "uri": "https://open.spotify.com/track/{{Id}}?si=1234", "title": "One", "artist": "A", "mood": "calm", "language": "zxx" },
              { "uri": "spotify:track:{{Other(
                1
            )}}", "title": "Two", "valence": -0.5, "arousal": 1, "explicit": false, "year": 1999, "seconds": 181.5 },
            ]
            """);

        Assert.Empty(problems);
        Assert.Equal(
            [
                new TaggedTrack($"spotify:track:{Id}", "One", "A", Mood: Calm, Language: "zxx"),
                new TaggedTrack($"spotify:track:{Other(1)}", "Two", Valence: -0.5, Arousal: 1, Explicit: false, Year: 1999, Seconds: 181.5),
            ],
            tracks);
    }

    [Theory]
    [InlineData(
        """{ "uri": "spotify:album:6rqhFgbbKwnb9MLmUQDhG6", "title": "x" }""",
        "uri is \"spotify:album:6rqhFgbbKwnb9MLmUQDhG6\", which is no track of Spotify"
    )]
    [InlineData("""{ "uri": "spotify:track:short", "title": "x" }""", "which is no track of Spotify")]
    [InlineData("""{ "title": "x" }""", "which is no track of Spotify")]
    [InlineData("""{ "uri": "spotify:track:6rqhFgbbKwnb9MLmUQDhG6", "title": " " }""", "title is missing")]
    [InlineData("""{ "uri": "spotify:track:6rqhFgbbKwnb9MLmUQDhG6", "title": "x", "valence": 0.1 }""", "valence and arousal go together")]
    [InlineData(
        """{ "uri": "spotify:track:6rqhFgbbKwnb9MLmUQDhG6", "title": "x", "valence": 2, "arousal": 0 }""",
        "valence is 2; it must be from -1 to 1"
    )]
    [InlineData(
        """{ "uri": "spotify:track:6rqhFgbbKwnb9MLmUQDhG6", "title": "x", "valence": 0, "arousal": -3 }""",
        "arousal is -3; it must be from -1 to 1"
    )]
    [InlineData("""{ "uri": "spotify:track:6rqhFgbbKwnb9MLmUQDhG6", "title": "x", "year": -5 }""", "year is -5; it must be from 1 to 9999")]
    [InlineData("""{ "uri": "spotify:track:6rqhFgbbKwnb9MLmUQDhG6", "title": "x", "seconds": 1e300 }""", "it must be from 0 to a day")]
    [InlineData("""{ "uri": "spotify:track:6rqhFgbbKwnb9MLmUQDhG6", "title": "x", "colour": "red" }""", "colour")]
    [InlineData("""{ "uri": "spotify:track:6rqhFgbbKwnb9MLmUQDhG6", "title": "x", "mood": "gloomy" }""", "Track 2 is left out")]
    [InlineData("\"spotify:track:6rqhFgbbKwnb9MLmUQDhG6\"", "Track 2 is left out")]
    [InlineData("""{ "uri": "spotify:track:0000000000000000000001", "title": "again" }""", "it stands there twice")]
    public void A_bad_entry_is_named_and_the_others_count(string entry, string why)
    {
        var (tracks, problems) = Read(
            $$"""[ { "uri": "spotify:track:{{Other(1)}}", "title": "Good" }, {{entry}}, { "uri": "spotify:track:{{Other(2)}}", "title": "Also good" } ]"""
        );

        Assert.Equal(["Good", "Also good"], tracks.Select(track => track.Title));
        var problem = Assert.Single(problems);
        Assert.StartsWith("Track 2 is left out: ", problem, StringComparison.Ordinal);
        Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "is no list; it must be [ {")]
    [InlineData("[ {", "cannot be read")]
    [InlineData("", "cannot be read")]
    [InlineData(null, "cannot be read")]
    public void A_file_that_is_none_is_told_in_a_sentence(string? text, string why)
    {
        var (tracks, problems) = Read(text);

        Assert.Empty(tracks);
        Assert.Contains(why, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Playlists_stand_in_the_settings_each_with_its_mood()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Spotify:Playlists:morning", "happy"), new("Spotify:Playlists:evening", "calm")])
            .Build();

        var settings = configuration.GetSection(SpotifySettings.Section).Get<SpotifySettings>()!;

        Assert.Equal(new() { ["morning"] = Happy, ["evening"] = Calm }, settings.Playlists);
    }

    [Fact]
    public async Task A_playlist_of_several_pages_gives_all_its_tracks_its_mood_and_the_first_one_keeps_a_track()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.Playlists["morning"] = [.. Enumerable.Range(1, 120).Select(Song)];
        home.Spotify.Playlists["evening"] = [Song(120), Song(121)];

        var tracks = (await new OwnPlaylists(home.Api, Playlists(("morning", Happy), ("evening", Calm))).ReadAsync(Token)).Tracks;

        Assert.Equal(121, tracks.Count);
        Assert.Equal((Happy, Calm), (tracks[119].Mood, tracks[120].Mood));
        Assert.Equal((Song(1).Uri, "Song 1", "Artist 1", 180d), (tracks[0].Uri, tracks[0].Title, tracks[0].Artist, tracks[0].Seconds));
    }

    [Fact]
    public async Task A_playlist_of_somebody_else_is_named_and_the_others_are_read()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.Playlists["mine"] = [Song(1)];
        var library = Library(home, "", ("theirs", Calm), ("mine", Happy));

        IReadOnlyList<Track> last = [];
        await foreach (var tracks in library.ReadAsync(Token)) last = tracks;

        Assert.Equal([Song(1).Uri], last.Select(track => track.Id));
        var aside = Assert.Single(((IMusicLibrary)library).Aside);
        Assert.Contains("theirs", aside.Name, StringComparison.Ordinal);
        Assert.StartsWith(
            "The playlist theirs cannot be read: only playlists of the account that is logged in", aside.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_playlist_that_Spotify_fails_to_give_keeps_its_tracks_and_the_others_are_read()
    {
        await using var home = await Home.OpenAsync(_folder);
        foreach (var (playlist, song) in (IEnumerable<(string, int)>)[("morning", 1), ("evening", 2)]) home.Spotify.Playlists[playlist] = [Song(song)];
        var playlists = new OwnPlaylists(home.Api, Playlists(("morning", Happy), ("evening", Calm)));
        Assert.True((await playlists.ReadAsync(Token)).IsWhole);

        home.Spotify.IllPlaylists.Add("morning");
        home.Spotify.Playlists["evening"] = [Song(3)];
        var own = await playlists.ReadAsync(Token);

        Assert.Equal([Song(1).Uri, Song(3).Uri], own.Tracks.Select(track => track.Uri));
        Assert.False(own.IsWhole);
        Assert.Equal(
            "The playlist morning cannot be read now. Spotify itself has a fault (503). It is tried again.", Assert.Single(own.Aside).Why);
    }

    [Fact]
    public async Task Where_Spotify_gives_no_playlist_at_all_it_is_Spotifys_trouble()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.IllPlaylists.UnionWith(["morning", "evening"]);

        var trouble = await Assert.ThrowsAsync<SpotifyException>(
            () => new OwnPlaylists(home.Api, Playlists(("morning", Happy), ("evening", Calm))).ReadAsync(Token));

        Assert.Equal(SpotifyTrouble.Unreachable, trouble.Trouble);
    }

    [Fact]
    public async Task Spotifys_own_word_on_what_is_explicit_and_on_who_sings_counts_beside_the_files()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.Playlists["evening"] = [Song(1) with { Explicit = true }, Song(2), Song(3) with { Explicit = true }];
        var file = _folder.In("tracks.json");
        await File.WriteAllTextAsync(
            file,
            $$"""
            [
              { "uri": "{{Song(1).Uri}}", "title": "One" }, { "uri": "{{Song(2).Uri}}", "title": "Two", "artist": "Anna", "explicit": true },
              { "uri": "{{Song(3).Uri}}", "title": "Three", "explicit": false }, { "uri": "{{Song(4).Uri}}", "title": "Four" }
            ]
            """,
            Token
        );

        var tracks = (await ReadAsync(home, file, ("evening", Calm)))[^1];

        Assert.Equal([true, true, true, null], tracks.Select(track => track.IsExplicit));
        Assert.Equal(["Artist 1", "Anna", "Artist 3", ""], tracks.Select(track => track.Info.Artist));
        Assert.Equal([Song(1).Uri, Song(3).Uri], Playing("Anna"));
        Assert.Equal([Song(1).Uri, Song(3).Uri], Playing("Artist 2"));
        Assert.Equal([Song(2).Uri, Song(3).Uri], Playing("Artist 1"));

        IEnumerable<string> Playing(string blocked) =>
            tracks.Where(new TrackFilter(new RoomSettings { BlockedArtists = [blocked] }).Passes).Select(track => track.Id);
    }

    [Fact]
    public async Task The_file_says_more_than_a_playlist_and_goes_before_it()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.Playlists["evening"] = [Song(1), Song(2)];
        var file = _folder.In("tracks.json");
        await File.WriteAllTextAsync(
            file,
            $$"""[ { "uri": "{{Song(1).Uri}}", "title": "Song 1", "valence": 0.9, "arousal": 0.8, "language": "deu", "explicit": true } ]""",
            Token
        );

        var readings = await ReadAsync(home, file, ("evening", Calm));

        Assert.Equal([1, 2], readings.Select(tracks => tracks.Count));
        var (own, calm) = (readings[1][0], readings[1][1]);
        Assert.Equal((0.9, 0.8, "de", true), (own.Affect.At.Valence, own.Affect.At.Arousal, own.Info.Language, own.IsExplicit));
        Assert.True(calm.Affect is { IsKnown: true, At: { Valence: > 0, Arousal: < 0 } }, $"{calm.Affect}");
        Assert.Equal((Song(2).Uri, ""), (calm.Id, calm.Info.Language));
    }

    public void Dispose() => _folder.Dispose();

    private static string Other(int number) => $"{number:D22}";

    private static FakeSpotifyTrack Song(int number) =>
        FakeSpotifyTrack.Numbered(number, $"Song {number}", $"Artist {number}", TimeSpan.FromMinutes(3));

    private static SpotifyLibrary Library(Home home, string file, params (string Id, Contracts.Mood Mood)[] playlists)
    {
        var settings = Playlists(playlists) with { Catalogue = file };
        return new SpotifyLibrary(
            new OwnPlaylists(home.Api, settings), home.Account, settings, home.Clock, NullLogger<SpotifyLibrary>.Instance);
    }

    private static async Task<List<IReadOnlyList<Track>>> ReadAsync(
        Home home, string file, params (string Id, Contracts.Mood Mood)[] playlists)
    {
        List<IReadOnlyList<Track>> readings = [];
        await foreach (var tracks in Library(home, file, playlists).ReadAsync(Token)) readings.Add(tracks);
        return readings;
    }

    private static SpotifySettings Playlists(params (string Id, Contracts.Mood Mood)[] playlists) =>
        new() { Playlists = playlists.ToDictionary(playlist => playlist.Id, playlist => playlist.Mood) };

    private (IReadOnlyList<TaggedTrack> Tracks, IReadOnlyList<string> Problems) Read(string? text)
    {
        var file = _folder.In("tracks.json");
        if (text is not null) File.WriteAllText(file, text);
        return TaggedTracks.Read(file);
    }
}
