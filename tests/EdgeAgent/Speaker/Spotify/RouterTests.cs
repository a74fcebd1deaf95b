using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.EdgeAgent.Tests.Music;
using Roomtone.Lab.Spotify;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Spotify;

public sealed class RouterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_home_with_Spotify_plays_the_tagged_tracks_there()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.WithTracks().AdvanceAsync(400);
        Assert.Equal(("spotify", PlayState.Playing, (string?)null), (home.Live.Track!.Provider, home.Live.State, home.Live.Notice));
        Assert.Empty(home.Local.Asked);
        Assert.Equal(3, home.Events.OfType<TrackEvent>().Count(track => track.What == TrackHappening.Started));
        Assert.Equal(2, home.Events.OfType<TrackEvent>().Count(track => track.What == TrackHappening.Finished));
    }

    [Theory]
    [InlineData("revoked", "Spotify no longer accepts the login")]
    [InlineData("gone", "The Spotify speaker \"Living room\" is not there")]
    [InlineData("limited", "Spotify asks the box to wait until")]
    [InlineData("ill", "Spotify itself has a fault (503)")]
    [InlineData("refused", "Spotify cannot be reached")]
    [InlineData("premium", "only with Premium")]
    public async Task Any_fault_brings_the_local_library_within_five_seconds_and_a_sentence(string fault, string sentence)
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.WithTracks().AdvanceAsync(10);
        Break(home, fault);
        if (fault == "premium") await home.Controller.RunAsync(player => player.SkipAsync("anna skipped it.", Token), Token);
        var began = home.Clock.GetUtcNow();
        while (home.Local.State != PlayState.Playing && home.Clock.GetUtcNow() - began < TimeSpan.FromSeconds(20))
            await home.AdvanceAsync(1);
        Assert.InRange(home.Clock.GetUtcNow() - began, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        Assert.Contains(sentence, home.Live.Notice, StringComparison.Ordinal);
        Assert.EndsWith("The local library plays meanwhile.", home.Live.Notice, StringComparison.Ordinal);
        Assert.Equal(("local", PlayState.Playing), (home.Live.Track!.Provider, home.Live.State));
        Assert.Equal([DeviceHappenings.SpeakerLost], home.Happenings);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-400 * 24)]
    [InlineData(20_000 * 24)]
    public async Task The_music_goes_on_from_track_to_track_when_the_clock_is_set(int hours)
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.WithTracks().AdvanceAsync(10);
        home.Clock.Jumped = TimeSpan.FromHours(hours);
        await home.AdvanceAsync(390);
        Assert.Equal(3, home.Events.OfType<TrackEvent>().Count(track => track.What == TrackHappening.Started));
        Assert.True(home.Spotify.Player.Sounds);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_keep_the_way_to_Spotify_closed()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.WithTracks().AdvanceAsync(10);
        home.Spotify.Faults = new FakeSpotifyFaults { Status = 503 };
        await home.AdvanceAsync(10);
        home.Clock.Jumped = TimeSpan.FromDays(-2);
        home.Spotify.Faults = new FakeSpotifyFaults();
        for (var second = 0; second < 90 && home.Live.Notice is not null; second++) await home.AdvanceAsync(1);
        await home.BecomesAsync(() => home.Live.Notice is null, "the way to Spotify is open");
    }

    [Fact]
    public async Task When_the_fault_is_over_the_local_track_ends_first_and_then_Spotify_plays_again()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.WithTracks().AdvanceAsync(10);
        home.Spotify.Faults = new FakeSpotifyFaults { Status = 503 };
        await home.AdvanceAsync(30);
        home.Spotify.Faults = new FakeSpotifyFaults();
        await home.BecomesAsync(() => home.Live.Notice is null, "the way to Spotify is open");
        Assert.Equal((PlayState.Playing, "local"), (home.Local.State, home.Live.Track!.Provider));
        Assert.False(home.Spotify.Player.IsPlaying); // It went on while it could not be told; one at a time is to sound.
        await home.AdvanceAsync(180);
        Assert.Equal(("spotify", true), (home.Live.Track!.Provider, home.Spotify.Player.Sounds));
        Assert.NotEqual(PlayState.Playing, home.Local.State);
        Assert.Equal([DeviceHappenings.SpeakerLost, DeviceHappenings.SpeakerBack], home.Happenings);
    }

    [Fact]
    public async Task Trying_again_spends_almost_nothing()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.WithTracks().AdvanceAsync(10);
        home.Spotify.Faults = new FakeSpotifyFaults { RetryAfter = 3600 };
        await home.AdvanceAsync(10);
        var asked = home.Requests;
        await home.AdvanceAsync(3575);
        Assert.Equal(asked, home.Requests);
        home.Spotify.Logins.Revoke();
        home.Spotify.Faults = new FakeSpotifyFaults();
        await home.BecomesAsync(() => home.Live.Notice!.Contains("no longer accepts", StringComparison.Ordinal), "the next fault is met");
        asked = home.Requests;
        await home.AdvanceAsync(3000);
        Assert.Equal(asked, home.Requests);
        await home.LogInAsync();
        await home.BecomesAsync(() => home.Live.Notice is null, "the new login is taken up");
    }

    [Fact]
    public async Task A_local_track_that_a_person_chooses_ends_the_one_on_Spotify()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.WithTracks().AdvanceAsync(10);
        await home.Controller.RunAsync(player => player.PlayAsync(PlaybackHarness.Track("b"), "anna", Token), Token);
        await home.AdvanceAsync(5);
        Assert.Equal(("b", false), (home.Local.Track, home.Spotify.Player.IsPlaying));
        await home.AdvanceAsync(180);
        Assert.Equal("spotify", home.Live.Track!.Provider);
    }

    [Fact]
    public async Task A_pause_holds_over_a_fault()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.WithTracks().AdvanceAsync(10);
        await home.Controller.RunAsync(player => player.PauseAsync(Token), Token);
        home.Spotify.Device(FakeSpotify.Speaker).IsGone = true;
        home.Spotify.Logins.Revoke();
        await home.AdvanceAsync(60);
        Assert.NotEqual(PlayState.Playing, home.Local.State);
        Assert.NotEqual(PlayState.Playing, home.Live.State);
        await home.Controller.RunAsync(player => player.PlayAsync(Token), Token);
        await home.AdvanceAsync(2);
        Assert.Equal(PlayState.Playing, home.Local.State);
    }

    [Fact]
    public async Task With_nothing_to_play_on_either_side_both_are_said()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.WithTracks([]).AdvanceAsync(10);
        home.Spotify.Logins.Revoke();
        await home.AdvanceAsync(10);
        Assert.Equal((PlayState.Stopped, (TrackInfo?)null), (home.Live.State, home.Live.Track));
        Assert.Contains("There is no music.", home.Live.Why, StringComparison.Ordinal);
        Assert.Contains("no longer accepts the login", home.Live.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_venue_never_plays_Spotify_and_says_why()
    {
        var local = new RecordingSpeaker(new ManualClock());
        ISpeaker venue = new VenueSpeaker(local);
        var refused = await Assert.ThrowsAsync<SpeakerException>(() => venue.PlayAsync(Home.Uri(1), TimeSpan.Zero, Token));
        Assert.Equal((SpeakerFault.Refused, venue.Notice), (refused.Fault, refused.Message));
        Assert.Contains("only in private rooms", venue.Notice, StringComparison.Ordinal);
        Assert.False(venue.Plays("spotify"));
        await venue.PlayAsync("a", TimeSpan.Zero, Token);
        Assert.Equal(PlayState.Playing, local.State);
    }

    public void Dispose() => _folder.Dispose();

    private static void Break(Home home, string fault)
    {
        home.Spotify.Faults = fault switch
        {
            "limited" => new FakeSpotifyFaults { RetryAfter = 7200 },
            "ill" => new FakeSpotifyFaults { Status = 503 },
            "refused" => new FakeSpotifyFaults { Refused = true },
            "premium" => new FakeSpotifyFaults { NoPremium = true },
            _ => new FakeSpotifyFaults(),
        };
        if (fault == "revoked") home.Spotify.Logins.Revoke();
        if (fault == "gone") home.Spotify.Device(FakeSpotify.Speaker).IsGone = true;
    }
}
