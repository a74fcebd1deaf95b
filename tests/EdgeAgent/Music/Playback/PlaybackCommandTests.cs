using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Testing;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

public sealed class PlaybackCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Skip_starts_another_track_and_the_share_heard_is_kept()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(45);
        var first = playback.Speaker.Track;
        await playback.CommandAsync(CommandNames.MusicSkip);

        Assert.NotEqual(first, playback.Speaker.Track);
        var skipped = playback.Tracks.Single(track => track.What == TrackHappening.Skipped);
        Assert.Equal((first, 0.25, "anna skipped it."), (skipped.Id, skipped.Heard, skipped.Why));
    }

    [Fact]
    public async Task Seek_goes_on_elsewhere_and_what_was_jumped_over_was_not_heard()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(18);
        var first = playback.Speaker.Track;
        await playback.CommandAsync(CommandNames.MusicSeek, new { seconds = 162 });
        Assert.Equal((first, 162d, 162d), (playback.Speaker.Track, playback.Speaker.Elapsed.TotalSeconds, playback.Live.ElapsedSeconds));
        Assert.Equal("The track has only 180 s.", await playback.RefusalAsync(CommandNames.MusicSeek, new { seconds = 180 }));

        await playback.AdvanceAsync(30);

        var finished = playback.Tracks.Single(track => track.What == TrackHappening.Finished);
        Assert.Equal((first, 0.2), (finished.Id, Math.Round(finished.Heard!.Value, 2)));
        Assert.Single(playback.Tracks, track => track.Id == first && track.What == TrackHappening.Started);
    }

    [Fact]
    public async Task Seek_keeps_a_pause_and_needs_a_track()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a").AdvanceAsync(10);
        await playback.CommandAsync(CommandNames.MusicPause);
        await playback.CommandAsync(CommandNames.MusicSeek, new { seconds = 60 });
        await playback.AdvanceAsync(5);

        Assert.Equal((PlayState.Paused, 60d), (playback.Speaker.State, playback.Live.ElapsedSeconds));
        using var silent = await new PlaybackHarness(new TemporaryFolder()).WithTracks(Array.Empty<string>()).AdvanceAsync(1);
        Assert.Equal("Nothing plays now.", await silent.RefusalAsync(CommandNames.MusicSeek, new { seconds = 1 }));
        Assert.Equal("Nothing plays now.", await silent.RefusalAsync(CommandNames.MusicBack));
    }

    [Fact]
    public async Task A_station_has_no_other_place_to_go_to()
    {
        var station = new Track(new TrackInfo("radio", "radio:http://a", "Calm FM", "", "", "", "", null, 0), TrackAffect.Unknown);
        using var playback = await new PlaybackHarness(_folder).WithTracks("a").AdvanceAsync(1);
        playback.Catalogues.Put(new Catalogue([station]));
        await playback.CommandAsync(CommandNames.MusicPlayTrack, new { id = station.Id });

        Assert.StartsWith(
            "A station plays as it comes", await playback.RefusalAsync(CommandNames.MusicSeek, new { seconds = 5 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_begins_anew_and_within_the_first_seconds_goes_to_the_track_before()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b", "c").AdvanceAsync(10);
        var first = playback.Speaker.Track;
        await playback.CommandAsync(CommandNames.MusicBack);
        Assert.Equal((first, 0d), (playback.Speaker.Track, playback.Speaker.Elapsed.TotalSeconds));

        await playback.AdvanceAsync(10);
        await playback.CommandAsync(CommandNames.MusicSkip);
        await playback.CommandAsync(CommandNames.MusicSkip);
        await playback.CommandAsync(CommandNames.MusicBack);
        await playback.CommandAsync(CommandNames.MusicBack);
        Assert.Equal((first, "anna went back to it."), (playback.Speaker.Track, playback.Live.Why));

        // There is none before the first.
        await playback.CommandAsync(CommandNames.MusicBack);
        Assert.Equal((first, 0d), (playback.Speaker.Track, playback.Speaker.Elapsed.TotalSeconds));
    }

    [Fact]
    public async Task Pause_and_play_hold_and_resume()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a").AdvanceAsync(10);
        await playback.CommandAsync(CommandNames.MusicPause);
        Assert.Equal(PlayState.Paused, playback.Live.State);
        await playback.AdvanceAsync(600);
        Assert.Equal(10, playback.Live.ElapsedSeconds);

        await playback.CommandAsync(CommandNames.MusicPlay);
        await playback.AdvanceAsync(5);
        Assert.Equal((PlayState.Playing, 15d), (playback.Live.State, playback.Speaker.Elapsed.TotalSeconds));
    }

    [Fact]
    public async Task The_volume_stays_within_the_owners_limit()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a").AdvanceAsync(1);
        await playback.CommandAsync(CommandNames.MusicVolume, new { percent = 90 });
        Assert.Equal((90, 90), (playback.Speaker.Volume, playback.Live.VolumePercent));

        playback.Context.Apply(new RoomSettings { MaxVolumePercent = 40 });
        await playback.AdvanceAsync(1);
        Assert.Equal((40, 40), (playback.Speaker.Volume, playback.Live.VolumePercent));
        Assert.Equal(
            "The volume may be at most 40 % in this room. The room's settings say so, or somebody who is here.",
            await playback.RefusalAsync(CommandNames.MusicVolume, new { percent = 41 })
        );

        playback.Speaker.SetVolumeByHand(80);
        await playback.AdvanceAsync(2);
        Assert.Equal(40, playback.Speaker.Volume);
        playback.Speaker.SetVolumeByHand(20);
        await playback.AdvanceAsync(4);
        Assert.Equal(20, playback.Live.VolumePercent);
    }

    [Theory]
    [InlineData("""{"percent":101}""")]
    [InlineData("""{"percent":"loud"}""")]
    [InlineData("""{"percent":1.5}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    public async Task A_bad_volume_is_refused_with_a_sentence(string args)
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a").AdvanceAsync(1);

        Assert.EndsWith(
            "must be a whole number from 0 to 100.",
            await playback.RefusalAsync(CommandNames.MusicVolume, JsonDocument.Parse(args).RootElement),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_person_can_choose_a_track()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b", "c").AdvanceAsync(1);
        await playback.CommandAsync(CommandNames.MusicPlayTrack, new { id = "c" });

        Assert.Equal(("c", "anna chose it."), (playback.Live.Track!.Id, playback.Live.Why));
        Assert.Equal(new FeedbackEvent(FeedbackKind.Override, "c", null, "anna"), Assert.Single(playback.Events.OfType<FeedbackEvent>()));
        Assert.Equal("The library has no track nope.", await playback.RefusalAsync(CommandNames.MusicPlayTrack, new { id = "nope" }));
    }

    [Fact]
    public async Task When_the_speaker_is_lost_a_command_says_so()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a").AdvanceAsync(1);
        playback.Speaker.Unplugged = true;

        Assert.Equal("Nobody answers.", await playback.RefusalAsync(CommandNames.MusicPause));
    }

    [Fact]
    public async Task A_liked_track_comes_before_others_and_a_disliked_one_does_not_come_back()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b", "c", "d", "e", "f").AdvanceAsync(1);
        var disliked = playback.Speaker.Track!;
        await playback.CommandAsync(CommandNames.FeedbackDislike);
        Assert.NotEqual(disliked, playback.Speaker.Track);
        var liked = new[] { "a", "b", "c", "d", "e", "f" }.First(id =>
            id != disliked && id != playback.Speaker.Track && id != playback.Live.Suggestions[0].Track.Id
        );
        await playback.CommandAsync(CommandNames.FeedbackLike, new { track = liked });

        Assert.Equal(liked, playback.Live.Suggestions[0].Track.Id);
        Assert.Contains("liked", playback.Live.Suggestions[0].Why, StringComparison.Ordinal);
        await playback.AdvanceAsync(3000);
        Assert.Single(playback.Tracks, track => track.Id == disliked && track.What == TrackHappening.Started);
        Assert.Equal([FeedbackKind.Dislike, FeedbackKind.Like], playback.Events.OfType<FeedbackEvent>().Select(feedback => feedback.What));
    }

    [Fact]
    public async Task Taste_outlives_a_restart()
    {
        using (var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(1))
            await playback.CommandAsync(CommandNames.FeedbackLike, new { track = "b" });
        using var again = new PlaybackHarness(_folder);

        Assert.True(again.Taste.Taste.IsLiked("b"));
    }

    [Fact]
    public async Task A_person_who_says_the_mood_is_wrong_is_believed_for_a_while()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks(
            PlaybackHarness.Track("disco", genre: "disco"),
            PlaybackHarness.Track("ambient", genre: "ambient"),
            PlaybackHarness.Track("doom", genre: "doom"),
            PlaybackHarness.Track("punk", genre: "punk")
        );
        playback.ObserveMood(Tense);
        await playback.AdvanceAsync(1);
        await playback.CommandAsync(CommandNames.FeedbackWrongMood, new { mood = "calm" });

        Assert.Equal("ambient", playback.Live.Suggestions[0].Track.Id);
        Assert.Equal(
            new FeedbackEvent(FeedbackKind.WrongMood, playback.Live.Track!.Id, Calm, "anna"),
            Assert.Single(playback.Events.OfType<FeedbackEvent>())
        );

        playback.Clock.Advance(TimeSpan.FromMinutes(16));
        playback.ObserveMood(Happy);
        await playback.AdvanceAsync(1);
        Assert.Equal(new Affect(0.6, 0.4), playback.Tracks.Last(track => track.What == TrackHappening.Started).For);
    }

    [Fact]
    public async Task A_mood_that_does_not_exist_is_refused()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a").AdvanceAsync(1);

        Assert.Equal(
            "mood is \"furious\"; it must be one of unknown, happy, calm, tense, sad, neutral.",
            await playback.RefusalAsync(CommandNames.FeedbackWrongMood, new { mood = "furious" })
        );
    }

    [Theory]
    [InlineData("""{"text":"muller strasse"}""", "b")]
    [InlineData("""{"text":"beatels"}""", "a")]
    [InlineData("""{"text":"lov"}""", "a")]
    [InlineData("""{"language":"deu"}""", "b")]
    [InlineData("""{"genre":"metal"}""", "c")]
    [InlineData("""{"mood":"happy"}""", "a")]
    [InlineData("""{"text":"zzzzzz"}""", "")]
    public async Task The_library_is_searched_as_one_types(string args, string found)
    {
        using var playback = new PlaybackHarness(_folder).WithTracks(
            PlaybackHarness.Track("a", "The Beatles", "Disco", "en", "All You Need Is Love"),
            PlaybackHarness.Track("b", "Müller", "Folk", "de", "Alte Straße"),
            PlaybackHarness.Track("c", "Iron", "Metal", "en", "Rust"));

        var hits = Wire.Read<List<TrackInfo>>(
            (await playback.CommandAsync(CommandNames.LibrarySearch, JsonDocument.Parse(args).RootElement))!.Value
        );

        Assert.Equal(found, string.Join(' ', hits.Select(hit => hit.Id)));
    }

    public void Dispose() => _folder.Dispose();
}
