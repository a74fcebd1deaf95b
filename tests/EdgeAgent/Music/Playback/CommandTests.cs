using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Testing;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Skip_starts_another_track_and_the_share_heard_is_kept()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(45);
        var first = booth.Speaker.Track;
        await booth.CommandAsync(CommandNames.MusicSkip);

        Assert.NotEqual(first, booth.Speaker.Track);
        var skipped = booth.Tracks.Single(track => track.What == TrackHappening.Skipped);
        Assert.Equal((first, 0.25, "anna skipped it."), (skipped.Id, skipped.Heard, skipped.Why));
    }

    [Fact]
    public async Task Pause_and_play_hold_and_resume()
    {
        using var booth = await new Booth(_folder).Shelves("a").GoOnAsync(10);
        await booth.CommandAsync(CommandNames.MusicPause);
        Assert.Equal(PlayState.Paused, booth.Live.State);
        await booth.GoOnAsync(600);
        Assert.Equal(10, booth.Live.ElapsedSeconds);

        await booth.CommandAsync(CommandNames.MusicPlay);
        await booth.GoOnAsync(5);
        Assert.Equal((PlayState.Playing, 15d), (booth.Live.State, booth.Speaker.Elapsed.TotalSeconds));
    }

    [Fact]
    public async Task The_volume_stays_within_the_owners_limit()
    {
        using var booth = await new Booth(_folder).Shelves("a").GoOnAsync(1);
        await booth.CommandAsync(CommandNames.MusicVolume, new { percent = 90 });
        Assert.Equal((90, 90), (booth.Speaker.Volume, booth.Live.VolumePercent));

        booth.Dj.Apply(new RoomSettings { MaxVolumePercent = 40 });
        await booth.GoOnAsync(1);
        Assert.Equal((40, 40), (booth.Speaker.Volume, booth.Live.VolumePercent));
        Assert.Equal("The volume may be at most 40 % in this room. The room's settings say so, or somebody who is here.", await booth.RefusalAsync(CommandNames.MusicVolume, new { percent = 41 }));

        booth.Speaker.SetVolumeByHand(80);
        await booth.GoOnAsync(2);
        Assert.Equal(40, booth.Speaker.Volume);
        booth.Speaker.SetVolumeByHand(20);
        await booth.GoOnAsync(4);
        Assert.Equal(20, booth.Live.VolumePercent);
    }

    [Theory]
    [InlineData("""{"percent":101}""")]
    [InlineData("""{"percent":"loud"}""")]
    [InlineData("""{"percent":1.5}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    public async Task A_bad_volume_is_refused_with_a_sentence(string args)
    {
        using var booth = await new Booth(_folder).Shelves("a").GoOnAsync(1);

        Assert.EndsWith("must be a whole number from 0 to 100.", await booth.RefusalAsync(CommandNames.MusicVolume, JsonDocument.Parse(args).RootElement), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_can_choose_a_track()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b", "c").GoOnAsync(1);
        await booth.CommandAsync(CommandNames.MusicPlayTrack, new { id = "c" });

        Assert.Equal(("c", "anna chose it."), (booth.Live.Track!.Id, booth.Live.Why));
        Assert.Equal(new FeedbackEvent(FeedbackKind.Override, "c", null, "anna"), Assert.Single(booth.Events.OfType<FeedbackEvent>()));
        Assert.Equal("The library has no track nope.", await booth.RefusalAsync(CommandNames.MusicPlayTrack, new { id = "nope" }));
    }

    [Fact]
    public async Task When_the_speaker_is_lost_a_command_says_so()
    {
        using var booth = await new Booth(_folder).Shelves("a").GoOnAsync(1);
        booth.Speaker.Unplugged = true;

        Assert.Equal("Nobody answers.", await booth.RefusalAsync(CommandNames.MusicPause));
    }

    [Fact]
    public async Task A_liked_track_comes_before_others_and_a_disliked_one_does_not_come_back()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b", "c", "d", "e", "f").GoOnAsync(1);
        var disliked = booth.Speaker.Track!;
        await booth.CommandAsync(CommandNames.FeedbackDislike);
        Assert.NotEqual(disliked, booth.Speaker.Track);
        var liked = new[] { "a", "b", "c", "d", "e", "f" }.First(id => id != disliked && id != booth.Speaker.Track && id != booth.Live.Suggestions[0].Track.Id);
        await booth.CommandAsync(CommandNames.FeedbackLike, new { track = liked });

        Assert.Equal(liked, booth.Live.Suggestions[0].Track.Id);
        Assert.Contains("liked", booth.Live.Suggestions[0].Why, StringComparison.Ordinal);
        await booth.GoOnAsync(3000);
        Assert.Single(booth.Tracks, track => track.Id == disliked && track.What == TrackHappening.Started);
        Assert.Equal([FeedbackKind.Dislike, FeedbackKind.Like], booth.Events.OfType<FeedbackEvent>().Select(feedback => feedback.What));
    }

    [Fact]
    public async Task Taste_outlives_a_restart()
    {
        using (var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(1)) await booth.CommandAsync(CommandNames.FeedbackLike, new { track = "b" });
        using var again = new Booth(_folder);

        Assert.True(again.Taste.Taste.IsLiked("b"));
    }

    [Fact]
    public async Task A_person_who_says_the_mood_is_wrong_is_believed_for_a_while()
    {
        using var booth = new Booth(_folder).Shelves(Booth.Track("disco", genre: "disco"), Booth.Track("ambient", genre: "ambient"), Booth.Track("doom", genre: "doom"), Booth.Track("punk", genre: "punk"));
        booth.Sees(Tense);
        await booth.GoOnAsync(1);
        await booth.CommandAsync(CommandNames.FeedbackWrongMood, new { mood = "calm" });

        Assert.Equal("ambient", booth.Live.Suggestions[0].Track.Id);
        Assert.Equal(new FeedbackEvent(FeedbackKind.WrongMood, booth.Live.Track!.Id, Calm, "anna"), Assert.Single(booth.Events.OfType<FeedbackEvent>()));

        booth.Clock.Advance(TimeSpan.FromMinutes(16));
        booth.Sees(Happy);
        await booth.GoOnAsync(1);
        Assert.Equal(new Affect(0.6, 0.4), booth.Tracks.Last(track => track.What == TrackHappening.Started).For);
    }

    [Fact]
    public async Task A_mood_that_does_not_exist_is_refused()
    {
        using var booth = await new Booth(_folder).Shelves("a").GoOnAsync(1);

        Assert.Equal("mood is \"furious\"; it must be one of unknown, happy, calm, tense, sad, neutral.", await booth.RefusalAsync(CommandNames.FeedbackWrongMood, new { mood = "furious" }));
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
        using var booth = new Booth(_folder).Shelves(
            Booth.Track("a", "The Beatles", "Disco", "en", "All You Need Is Love"),
            Booth.Track("b", "Müller", "Folk", "de", "Alte Straße"),
            Booth.Track("c", "Iron", "Metal", "en", "Rust"));

        var hits = Wire.Read<List<TrackInfo>>((await booth.CommandAsync(CommandNames.LibrarySearch, JsonDocument.Parse(args).RootElement))!.Value);

        Assert.Equal(found, string.Join(' ', hits.Select(hit => hit.Id)));
    }

    public void Dispose() => _folder.Dispose();
}
