using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.Music.Bench;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

public class FilterTests
{
    [Theory]
    [InlineData(500, 90)]
    [InlineData(40, 7)]
    public void In_thousands_of_choices_no_rule_is_broken(int tracks, int artists) =>
        Assert.Empty(new RuleCheck(tracks, artists, seed: 3).Run(4_000));

    [Fact]
    public void In_family_mode_what_nobody_vouched_for_counts_as_explicit()
    {
        Track[] tracks =
        [
            PlaybackHarness.Track("clean") with
            {
                IsExplicit = false,
            },
            PlaybackHarness.Track("rude") with
            {
                IsExplicit = true,
            },
            PlaybackHarness.Track("unknown"),
        ];

        Assert.Equal(["clean"], Passing(new RoomSettings { Explicit = ExplicitMusic.Family }, tracks));
        Assert.Equal(["clean", "unknown"], Passing(new RoomSettings { Explicit = ExplicitMusic.Refused }, tracks));
        Assert.Equal(3, Passing(new RoomSettings(), tracks).Count());
    }

    [Theory]
    [InlineData("MÜLLER", true)]
    [InlineData("Schmidt feat. Müller", true)]
    [InlineData("Muller & Schmidt", true)]
    [InlineData("Schmidt; Müller", true)]
    [InlineData("Müllermeister", false)]
    [InlineData("", false)]
    public void A_blocked_artist_never_comes_however_the_name_is_written(string artist, bool blocked) =>
        Assert.Equal(blocked, new BlockedArtists(["muller", " "]).Contain(artist));

    [Theory]
    [InlineData("Simon & Garfunkel", "SIMON AND GARFUNKEL", true)]
    [InlineData("Simon & Garfunkel", "Simon & Garfunkel feat. Anna", true)]
    [InlineData("Simon & Garfunkel", "Anna with Simon & Garfunkel", true)]
    [InlineData("Anna", "Simon & Garfunkel feat. Anna", true)]
    [InlineData("Simon", "Simon & Garfunkel", false)]
    [InlineData("Fire", "Earth, Wind & Fire", false)]
    [InlineData("Fire", "EARTH WIND AND FIRE feat. The Emotions", false)]
    [InlineData("Fire", "Earth, Wind & Fire, Fire", true)]
    [InlineData("Earth, Wind & Fire", "The Emotions & Earth, Wind & Fire", true)]
    [InlineData("AC/DC", "AC/DC", true)]
    [InlineData("AC/DC", "ACDC & Anna", false)]
    [InlineData("DC", "AC/DC", false)]
    [InlineData("Florence + the Machine", "Florence & The Machine", true)]
    [InlineData("The Machine", "Florence + The Machine", false)]
    [InlineData("Anna", "Anna & Bob", true)]
    [InlineData("Bob", "Anna, Bob & Carl", true)]
    [InlineData("Anna & Bob", "Carl vs. Anna & Bob", true)]
    [InlineData("Anna & Bob", "Anna", false)]
    [InlineData("Malcolm", "Malcolm X", false)]
    [InlineData("Anna", "Bob x Anna", true)]
    [InlineData("Anna", "Bob (feat.Anna)", true)]
    [InlineData("!!!", "!!!", true)]
    [InlineData("!!!", "Anna & !!!", true)]
    [InlineData("+/-", "+/-", true)]
    [InlineData("+/-", "+/- feat. Anna", true)]
    [InlineData("†††", "Anna, †††", true)]
    [InlineData("ガガガ", "アンナ、\u30AB\u3099\u30AB\u3099\u30AB\u3099", true)]
    [InlineData("ปู", "ปี", false)]
    [InlineData("ＡＢＢＡ", "Abba", true)]
    [InlineData("Anna", "Anna (with Bob)", true)]
    [InlineData("Bob", "Anna (with Bob)", true)]
    [InlineData("Bob", "Anna [with Bob]", true)]
    [InlineData("Anna", "Anna w/ Bob", true)]
    [InlineData("Bob", "Anna w/ Bob", true)]
    [InlineData("Anna", "Anna w/Bob", true)]
    [InlineData("Anna", "Anna f/ Bob", true)]
    [InlineData("Bob", "Anna · Bob", true)]
    [InlineData("Anna", "Anna • Bob", true)]
    [InlineData("Anna", "Anna•Bob", true)]
    [InlineData("Anna", "Anna - Topic", true)]
    [InlineData("Lina", "Marcel·lina", false)]
    [InlineData("Confidence", "With Confidence", false)]
    public void A_name_that_holds_a_separator_is_one_and_is_found_within_a_credit(string blocked, string credit, bool isBlocked) =>
        Assert.Equal(isBlocked, new BlockedArtists([blocked]).Contain(credit));

    [Fact]
    public void Every_artist_and_guest_of_a_track_counts_and_an_exact_name_is_not_taken_apart()
    {
        var track = PlaybackHarness.Track("duet", "Anna, Bob", title: "Song (feat. Dora)");
        var duet = track with { Info = track.Info with { Artists = ["Anna", "Bob"] }, Guests = ["Carl Orchestra"] };
        foreach (var name in (string[])["anna", "Bob", "Carl Orchestra", "dora"]) Assert.True(new BlockedArtists([name]).Contain(duet));
        Assert.False(new BlockedArtists(["Erik"]).Contain(duet));

        var band = PlaybackHarness.Track("band", "Salt & Pepper");
        Assert.True(new BlockedArtists(["Pepper"]).Contain(band));
        Assert.False(new BlockedArtists(["Pepper"]).Contain(band with { HasExactArtists = true }));
        Assert.True(new BlockedArtists(["salt and pepper"]).Contain(band with { HasExactArtists = true }));
    }

    [Theory]
    [InlineData("Song (with Bob)", true)]
    [InlineData("Song [With Bob]", true)]
    [InlineData("Song (duet with Bob)", true)]
    [InlineData("Song w/ Bob", true)]
    [InlineData("Song (w/Bob)", true)]
    [InlineData("Song 【feat. Bob】", true)]
    [InlineData("Song (ｆｅａｔ. Bob)", true)]
    [InlineData("Song ft. Carl & Bob", true)]
    [InlineData("Dancing with Bob", false)]
    [InlineData("Song (Bob)", false)]
    public void A_guest_is_found_in_a_title(string title, bool isBlocked) =>
        Assert.Equal(isBlocked, new BlockedArtists(["Bob"]).Contain(PlaybackHarness.Track("a", "Anna", title: title)));

    [Fact]
    public void A_blocked_file_is_blocked_too_where_another_one_stands_for_the_recording()
    {
        var catalogue = Recordings.Of([PlaybackHarness.Track("new.flac", "Anna", title: "Song"), PlaybackHarness.Track("old.mp3", "Anna", title: "Song")]);
        var track = Assert.Single(catalogue.Tracks);

        Assert.Equal("new.flac", track.Id);
        Assert.Equal(Refusal.BlockedTrack, new TrackFilter(new RoomSettings { BlockedTracks = ["old.mp3"] }).RefusalOf(track));
        Assert.Equal(Refusal.None, new TrackFilter(new RoomSettings { BlockedTracks = ["other.mp3"] }).RefusalOf(track));
    }

    [Theory]
    [InlineData("rock", "Post-Rock", true)]
    [InlineData("rock", "Pop, Rock & Roll", true)]
    [InlineData("rap", "Trap", false)]
    [InlineData("rap", "Hip-Hop/Rap", true)]
    [InlineData("hip hop", "HipHop", true)]
    [InlineData("hiphop", "Hip-Hop", true)]
    [InlineData("Rock", "Baroque, Krautrock", false)]
    [InlineData("drum and bass", "Drum & Bass", true)]
    [InlineData("deep house", "Deep, House", false)]
    [InlineData("house", "Deep House", true)]
    [InlineData("r&b", "Contemporary R&B", true)]
    [InlineData("ロック", "ハードロック", true)]
    [InlineData("jazz", "", false)]
    public void Genres_match_by_words(string wanted, string genre, bool matches)
    {
        var track = PlaybackHarness.Track("a", genre: genre);
        Assert.Equal(matches ? 1 : 0, Passing(new RoomSettings { Genres = [wanted] }, [track]).Count());
        Assert.Equal(matches ? 1 : 0, new Catalogue([track]).Search(new LibraryQuery(null, null, wanted, null, 5)).Count);
    }

    [Fact]
    public void Not_known_yet_is_not_allowed()
    {
        Track[] tracks =
        [
            PlaybackHarness.Track("read", language: "en"),
            PlaybackHarness.Track("waiting", language: "en") with { Tags = TagState.Waiting },
            PlaybackHarness.Track("unreadable", language: "en") with { Tags = TagState.Unreadable },
        ];

        Assert.Equal(3, Passing(new RoomSettings { Genres = [], BlockedTracks = ["other"] }, tracks).Count());
        Assert.Equal(["read"], Passing(new RoomSettings { Explicit = ExplicitMusic.Refused }, tracks));
        Assert.Equal(["read"], Passing(new RoomSettings { Languages = ["en"] }, tracks));
        Assert.Equal(["read"], Passing(new RoomSettings { BlockedArtists = ["Anna"] }, tracks));
        Assert.Equal(Refusal.TagsWaiting, new TrackFilter(new RoomSettings { BlockedArtists = ["Anna"] }).RefusalOf(tracks[1]));
    }

    [Fact]
    public void Only_the_spacing_bends_and_the_why_says_so()
    {
        var now = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var catalogue = new Catalogue([
            PlaybackHarness.Track("a", "one"),
            PlaybackHarness.Track("b", "two"),
            PlaybackHarness.Track("c", "two"),
        ]);
        PlayedTrack[] played = [new("a", "one", now.AddMinutes(-3)), new("b", "two", now.AddHours(-11))];

        Assert.Equal(("c", true), Only(catalogue, played, [], now, "the artist comes again"));
        Assert.Equal(("b", true), Only(catalogue, played, ["c"], now, "it comes again, as there are few others"));
        Assert.Equal(("a", true), Only(catalogue, played, ["b", "c"], now, "it comes again, as there is no other"));
        Assert.Null(Only(catalogue, played, ["a", "b", "c"], now, ""));
    }

    [Fact]
    public void A_track_comes_again_after_half_a_day()
    {
        var now = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
        var catalogue = new Catalogue([PlaybackHarness.Track("a"), PlaybackHarness.Track("b")]);

        Assert.Equal(
            ("b", true),
            Only(catalogue, [new("a", "", now.AddHours(-11.9)), new("b", "", now.AddHours(-12.1))], [], now, "it was not played lately")
        );
    }

    private static IEnumerable<string> Passing(RoomSettings room, Track[] tracks) =>
        tracks.Where(new TrackFilter(room).Passes).Select(track => track.Id);

    private static (string Id, bool SaysWhy)? Only(
        Catalogue catalogue,
        PlayedTrack[] played,
        string[] vetoed,
        DateTimeOffset now,
        string why
    ) =>
        new HybridRecommender(new MusicSettings())
            .Choose(
                new ChoiceRequest(
                    catalogue,
                    TrackFilter.None,
                    null,
                    played,
                    TastePreferences.None,
                    vetoed.ToHashSet(),
                    new HashSet<string>(),
                    now
                ),
                1
            )
            .Choices
            is [var choice]
            ? (choice.Track.Id, choice.Why.Contains(why, StringComparison.Ordinal))
            : null;
}
