using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

public sealed class TurnsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task People_take_turns_and_each_gets_what_they_like()
    {
        using var playback = Open(new Profile("anna") { Artists = ["Miles"] }, new Profile("ben") { Genres = ["metal"] });
        await playback.AdvanceAsync(4 * 181);

        var played = playback.Tracks.Where(track => track.What == TrackHappening.Started).Take(4).ToList();
        Assert.Equal(["jazz", "metal", "jazz", "metal"], played.Select(track => track.Id.Split('-')[0]));
        Assert.All(played, track => Assert.Contains("it is somebody's turn", track.Why, StringComparison.Ordinal));
        Assert.Contains("it is anna's turn", playback.Live.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profiles_of_the_dashboard_take_turns_by_what_they_like_and_said_there()
    {
        using var playback = Open(
            [PlaybackHarness.Track("german", "chor", "pop", "de"), PlaybackHarness.Track("english", "choir", "pop", "en")],
            new Profile("anna") { Genres = ["jazz"] }
        );
        await KnowAsync(
            playback,
            new Profile("Anna") { Account = "anna", Languages = ["deu"] },
            new Profile("Ben") { Liked = ["metal-3"], Artists = ["band 4"] }
        );
        playback.Taste.Dislike(PlaybackHarness.Track("metal-4").Info, "ben");
        await playback.AdvanceAsync(2 * 181);

        // Anna of the settings is Anna of the dashboard; Ben's account says nothing here, as it is not Ben's.
        var played = playback.Tracks.Where(track => track.What == TrackHappening.Started).Select(track => track.Id).ToList();
        Assert.Equal(("german", "metal-3"), (played[0], played[1]));
        Assert.Contains("it is Anna's turn", playback.Live.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_somebody_is_here_what_they_refuse_does_not_come_and_it_is_no_louder_than_they_bear()
    {
        using var playback = Open([PlaybackHarness.Track("explicit", "rapper", "rap") with { IsExplicit = true }]);
        playback.Context.Apply(new RoomSettings { MaxVolumePercent = 80 });
        Profile child = new("Child")
        {
            BlockedArtists = ["Miles"],
            Disliked = ["metal-0"],
            Explicit = ExplicitMusic.Refused,
            MaxVolumePercent = 30,
        };
        await KnowAsync(playback, child);
        await playback.AdvanceAsync(16 * 181);

        var played = playback.Tracks.Where(track => track.What == TrackHappening.Started).ToList();
        Assert.Equal(30, playback.Speaker.Volume);
        Assert.DoesNotContain(played, track => track.Artist == "Miles" || track.Id is "metal-0" or "explicit");

        await KnowAsync(playback, child with { Here = false });
        await playback.AdvanceAsync(16 * 181);

        Assert.Equal(60, playback.Speaker.Volume);
        Assert.Superset(new HashSet<string> { "jazz-0", "metal-0", "explicit" }, playback.Tracks.Select(track => track.Id).ToHashSet());
    }

    [Fact]
    public async Task Who_is_no_profile_any_more_is_forgotten_with_all_they_said()
    {
        using var playback = Open();
        await KnowAsync(playback, new Profile("Anna") { Account = "anna" }, new Profile("Ben") { Account = "ben" });
        playback.Taste.Dislike(PlaybackHarness.Track("jazz-0").Info, "anna");
        playback.Taste.Like(PlaybackHarness.Track("jazz-1").Info, "anna");
        playback.Taste.Dislike(PlaybackHarness.Track("jazz-2").Info, "ben");
        await playback.AdvanceAsync(3 * 181);

        await KnowAsync(playback, new Profile("Ben") { Account = "ben" });
        await playback.AdvanceAsync(181);

        Assert.Equal(
            (0, 0, -1),
            (playback.Taste.SaidOf("jazz-0", "anna"), playback.Taste.SaidOf("jazz-1", "anna"), playback.Taste.SaidOf("jazz-2", "ben"))
        );
        Assert.Equal(["jazz-2"], playback.Taste.Vetoed(new HashSet<string>()));
        Assert.DoesNotContain(playback.Selection.Played, played => played.For == "Anna");
        foreach (var file in Directory.GetFiles(_folder.In("state"), "*.json"))
            Assert.DoesNotContain(
                "nna",
                await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task Suggestions_for_a_group_go_round()
    {
        using var playback = await Open(new Profile("anna") { Artists = ["Miles"] }, new Profile("ben") { Genres = ["metal"] })
            .AdvanceAsync(1);

        Assert.Equal(
            ["metal", "jazz", "metal", "jazz"],
            playback.Live.Suggestions.Take(4).Select(suggestion => suggestion.Track.Id.Split('-')[0])
        );
    }

    [Fact]
    public async Task A_dislike_of_one_who_is_here_is_a_veto_for_all()
    {
        using var playback = Open(new Profile("anna"), new Profile("ben") { Here = false });
        playback.Taste.Dislike(PlaybackHarness.Track("jazz-0").Info, "anna");
        playback.Taste.Dislike(PlaybackHarness.Track("jazz-1").Info, "ben");
        playback.Taste.Dislike(PlaybackHarness.Track("jazz-2").Info, "the owner");
        await playback.AdvanceAsync(12 * 181);

        var played = playback.Tracks.Where(track => track.What == TrackHappening.Started).Select(track => track.Id).ToHashSet();
        Assert.Equal((false, true, false), (played.Contains("jazz-0"), played.Contains("jazz-1"), played.Contains("jazz-2")));
    }

    [Fact]
    public async Task A_track_chosen_by_hand_was_that_persons_turn()
    {
        using var playback = await Open(new Profile("anna"), new Profile("ben")).AdvanceAsync(1);
        await playback.CommandAsync(CommandNames.MusicPlayTrack, new { id = "jazz-3" });
        Assert.Equal("ben", playback.Selection.Next()!.For);
    }

    [Fact]
    public void Without_profiles_the_music_is_for_all()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks("a", "b");

        Assert.Null(playback.Selection.Next()!.For);
    }

    public void Dispose() => _folder.Dispose();

    private static Task KnowAsync(PlaybackHarness playback, params Profile[] profiles) =>
        playback.Context.ApplyAsync(new RoomProfiles(profiles), TestContext.Current.CancellationToken);

    private PlaybackHarness Open(params Profile[] profiles) => Open([], profiles);

    private PlaybackHarness Open(Track[] others, params Profile[] profiles)
    {
        var tracks = Enumerable
            .Range(0, 6)
            .SelectMany(n =>
                new[]
                {
                    PlaybackHarness.Track($"jazz-{n}", n % 2 == 0 ? "Miles" : "Bill", "jazz"),
                    PlaybackHarness.Track($"metal-{n}", $"band {n}", "metal"),
                }
            );
        var playback = new PlaybackHarness(_folder, settings: ("TracksBetweenArtist", "0")).WithTracks([.. tracks, .. others]);
        playback.Context.Apply(new RoomSettings { Profiles = profiles });
        return playback;
    }
}
