using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Tests.Music.Library;

public class RecordingsTests
{
    [Theory]
    [InlineData("Beyoncé feat. Jay-Z", "Crazy in Love", "beyonce / crazy in love")]
    [InlineData("BEYONCE", "Crazy In Love (feat. Jay-Z) [2013 Remaster]", "beyonce / crazy in love")]
    [InlineData("The Beatles", "Help! - Remastered 2009", "the beatles / help")]
    [InlineData("The Beatles", "Help! (Live)", "the beatles / help live")]
    [InlineData("", "Intro", "")]
    public void A_name_is_the_same_however_it_is_spelled(string artist, string title, string name) =>
        Assert.Equal(name, RecordingName.Of(PlaybackHarness.Track("x", artist, title: title).Info));

    [Theory]
    [InlineData("Präludium")]
    [InlineData("I. Langsam")]
    [InlineData("II. Lebhaft, nicht zu schnell")]
    [InlineData("III. Vif et animé")]
    [InlineData("Très lent")]
    [InlineData("Mäßig bewegt")]
    [InlineData("Sehr ruhig")]
    public void A_movement_is_known_by_its_words_in_german_and_french_too(string title) => Assert.True(MovementTitle.Is(title));

    [Fact]
    public void Copies_of_a_recording_become_one_track_that_knows_what_any_of_them_knows()
    {
        var local = PlaybackHarness.Track("album/help.ogg", "The Beatles", title: "Help!");
        var remote = PlaybackHarness.Track("spotify:track:1", "The Beatles", "Rock", "en", "Help! - Remastered 2009") with
        {
            IsExplicit = false,
            Isrc = Isrc.Of("GBAYE0601498"),
            BeatsPerMinute = 95,
        };
        var catalogue = Recordings.Of([local, PlaybackHarness.Track("b", "Somebody", title: "Help!"), remote]);

        Assert.Equal(2, catalogue.Tracks.Count);
        var one = catalogue.Tracks[0];
        Assert.Equal(
            ("album/help.ogg", "Rock", "en", false, 95f),
            (one.Id, one.Info.Genre, one.Info.Language, one.IsExplicit, one.BeatsPerMinute)
        );
        Assert.Same(one, catalogue.Find("spotify:track:1"));
        Assert.Same(one, catalogue.Find("album/help.ogg"));
        Assert.Null(catalogue.Find("nowhere"));
    }

    [Fact]
    public void Other_recordings_of_the_same_name_stay_apart()
    {
        var track = PlaybackHarness.Track("a", "Anna", title: "Song");
        Track[] others =
        [
            track with { Info = track.Info with { Id = "longer", DurationSeconds = 400 } },
            track with { Info = track.Info with { Id = "number" }, Isrc = Isrc.Of("GBAYE0601499") },
            track with { Info = track.Info with { Id = "explicit" }, IsExplicit = true },
        ];
        foreach (var other in others)
            Assert.Equal(2, Recordings.Of([track with { Isrc = Isrc.Of("GBAYE0601498"), IsExplicit = false }, other]).Tracks.Count);
    }

    [Fact]
    public void The_same_number_is_the_same_recording_whatever_it_is_called()
    {
        var number = Isrc.Of("GBAYE0601498");
        Assert.Single(
            Recordings
                .Of([
                    PlaybackHarness.Track("a", "Anna", title: "Song") with
                    {
                        Isrc = number,
                    },
                    PlaybackHarness.Track("b", "ANNA & Co", title: "Lied") with
                    {
                        Isrc = number,
                    },
                ])
                .Tracks
        );
    }

    [Fact]
    public void Tracks_of_unknown_artists_are_never_one() =>
        Assert.Equal(
            2,
            Recordings.Of([PlaybackHarness.Track("a", title: "Intro"), PlaybackHarness.Track("b", title: "Intro")]).Tracks.Count
        );

    [Fact]
    public void Search_narrows_by_years_and_tempo_together_with_words()
    {
        var catalogue = new Catalogue(
        [
            Dated("old", 1965, 120),
            Dated("new", 2010, 120),
            Dated("slow", 2012, 70),
            Dated("unknown", null, null),
        ]);

        Assert.Equal("new slow", Found(catalogue, new LibraryQuery(null, null, null, null, 20) { FromYear = 2000 }));
        Assert.Equal("old", Found(catalogue, new LibraryQuery(null, null, null, null, 20) { ToYear = 1965 }));
        Assert.Equal(
            "new",
            Found(
                catalogue,
                new LibraryQuery("smoe song", null, null, null, 20)
                {
                    FromYear = 2000,
                    FromTempo = 100,
                    ToTempo = 130,
                }
            )
        );
        Assert.Equal("old new slow unknown", Found(catalogue, new LibraryQuery("song", null, null, null, 20)));
    }

    [Fact]
    public void Two_works_with_a_movement_of_the_same_name_are_two()
    {
        var movement = Movement("a", "Mozart 40", 1, "I. Molto allegro");
        Assert.Equal(2, Recordings.Of([movement, Movement("b", "Mozart 41", 1, "I. Molto allegro")]).Tracks.Count);
        Assert.Equal(2, Recordings.Of([movement, Movement("b", "Mozart 40", 5, "I. Molto allegro")]).Tracks.Count);
        Assert.Single(Recordings.Of([movement, Movement("b", "Mozart 40", 1, "I. Molto allegro")]).Tracks);
        Assert.Equal(3, Recordings.Of([movement, Movement("b", "X", 1, "I. Molto allegro"), Movement("c", "Y", 1, "Molto Allegro")]).Tracks.Count);

        // The sound tells them apart, or shows that they are one.
        var sound = new SoundMark(120, 3, 5);
        Assert.Single(Recordings.Of([movement with { Sound = sound }, Movement("b", "Best", 3, "I. Molto allegro") with { Sound = sound }]).Tracks);
        var song = Movement("a", "First", 1, "Help!");
        Assert.Single(Recordings.Of([song, Movement("b", "Best of", 9, "Help!")]).Tracks);
        Assert.Equal(2, Recordings.Of([song, Movement("b", "First", 9, "Help!")]).Tracks.Count);
        Assert.Equal(
            2,
            Recordings.Of([song with { Sound = sound }, Movement("b", "Best", 9, "Help!") with { Sound = new SoundMark(95, 3, 9) }]).Tracks.Count
        );
    }

    [Fact]
    public void A_copy_whose_tags_can_be_read_stands_for_one_whose_tags_cannot()
    {
        var broken = PlaybackHarness.Track("broken", "Anna", title: "Song") with { Tags = TagState.Unreadable };
        var catalogue = Recordings.Of([broken, PlaybackHarness.Track("whole", "Anna", title: "Song")]);

        Assert.Equal("whole", Assert.Single(catalogue.Tracks).Id);
        Assert.Equal("whole", catalogue.Find("broken")!.Id);
    }

    [Theory]
    [InlineData("!!!", "signs")]
    [InlineData("+/-", "plus")]
    [InlineData("\u30AB\u3099\u30AB\u3099", "kana")]
    [InlineData("ปี", "thai")]
    [InlineData("ＰＬＵＳ", "plus")]
    public void A_name_in_any_script_is_found(string text, string id) => Assert.Equal(
        id,
        Found(
            new Catalogue([
                PlaybackHarness.Track("signs", "!!!", title: "Hello"),
                PlaybackHarness.Track("plus", "+/-", title: "Plus"),
                PlaybackHarness.Track("kana", "ガガ", title: "歌"),
                PlaybackHarness.Track("thai", "ปี", title: "เพลง"),
                PlaybackHarness.Track("other", "ปู & カカ", title: "Song - one"),
            ]),
            new LibraryQuery(text, null, null, null, 20)
        )
    );

    private static Track Movement(string id, string album, int number, string title)
    {
        var track = PlaybackHarness.Track(id, "Wiener Philharmoniker", title: title);
        return track with { Info = track.Info with { Album = album }, Number = 1000 + number };
    }

    private static Track Dated(string id, int? year, float? tempo)
    {
        var track = PlaybackHarness.Track(id, "Anna", title: "Some Song");
        return track with { Info = track.Info with { Year = year }, BeatsPerMinute = tempo };
    }

    private static string Found(Catalogue catalogue, LibraryQuery query) =>
        string.Join(' ', catalogue.Search(query).Select(track => track.Id));
}
