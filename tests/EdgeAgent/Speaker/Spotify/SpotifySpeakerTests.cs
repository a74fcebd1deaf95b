using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.Lab.Spotify;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Spotify;

public sealed class SpotifySpeakerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_plays_pauses_goes_on_and_stops_at_the_end()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.Speaker.PlayAsync(Home.Uri(1), TimeSpan.FromSeconds(30), Token);
        var state = await AfterAsync(home, 10);
        Assert.Equal(
            (PlayState.Playing, Home.Uri(1), 40d, 180d),
            (state.State, state.Track!, Math.Round(state.Elapsed.TotalSeconds), state.Duration!.Value.TotalSeconds)
        );
        await home.Speaker.PauseAsync(Token);
        Assert.Equal(
            (PlayState.Paused, 40d),
            ((await AfterAsync(home, 20)).State, Math.Round((await home.Speaker.ReadAsync(Token)).Elapsed.TotalSeconds))
        );
        await home.Speaker.ResumeAsync(Token);
        Assert.Equal(PlayState.Playing, (await AfterAsync(home, 100)).State);
        Assert.Equal((PlayState.Stopped, (string?)null), await TrackAsync(home, 41));
        await home.Speaker.SetVolumeAsync(25, Token);
        Assert.Equal(25, home.Spotify.Device(FakeSpotify.Speaker).VolumePercent);
    }

    [Fact]
    public async Task A_speaker_with_volume_steps_of_its_own_is_not_set_again_and_again()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.Speaker.PlayAsync(Home.Uri(1), TimeSpan.Zero, Token);
        await home.Speaker.SetVolumeAsync(25, Token);
        home.Spotify.Device(FakeSpotify.Speaker).VolumePercent = 27;
        Assert.Equal(25, (await AfterAsync(home, 5)).VolumePercent);
        home.Spotify.Device(FakeSpotify.Speaker).VolumePercent = 40;
        Assert.Equal(40, (await AfterAsync(home, 5)).VolumePercent);
    }

    [Fact]
    public async Task Looks_are_rare_and_the_time_goes_on_between_them()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.Speaker.PlayAsync(Home.Uri(1), TimeSpan.Zero, Token);
        await AfterAsync(home, 3);
        var asked = home.Requests;
        for (var second = 0; second < 60; second++) await AfterAsync(home, 1);
        Assert.InRange(home.Requests - asked, 29, 31);
        await home.Speaker.PauseAsync(Token);
        await AfterAsync(home, 2);
        asked = home.Requests;
        for (var second = 0; second < 60; second++) await AfterAsync(home, 1);
        Assert.InRange(home.Requests - asked, 3, 5);
    }

    [Fact]
    public async Task A_speaker_that_sleeps_or_has_a_new_id_is_found_by_its_name_and_woken()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.Device(FakeSpotify.Speaker).IsAsleep = true;
        await home.Speaker.PlayAsync(Home.Uri(1), TimeSpan.Zero, Token);
        Assert.True(home.Spotify.Player.Sounds);
        home.Spotify.Device(FakeSpotify.Speaker).ChangeId();
        await home.Speaker.PlayAsync(Home.Uri(2), TimeSpan.Zero, Token);
        Assert.Equal("Song 2", home.Spotify.Player.Track!.Title);
        Assert.Equal(FakeSpotify.Speaker, home.Spotify.Player.Device!.Name);
    }

    [Fact]
    public async Task A_speaker_that_is_gone_is_named_with_those_that_are_there()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.Speaker.PlayAsync(Home.Uri(1), TimeSpan.Zero, Token);
        await AfterAsync(home, 10);
        home.Spotify.Device(FakeSpotify.Speaker).IsGone = true;
        var lost = await Assert.ThrowsAsync<SpeakerException>(() => AfterAsync(home, 2));
        Assert.Equal(
            "The Spotify speaker \"Living room\" is not there; Spotify sees Phone. Switch it on, or correct Spotify:Device.",
            lost.Message
        );
        Assert.Equal(SpeakerFault.Lost, lost.Fault);
    }

    [Fact]
    public async Task Commands_in_the_wrong_order_are_noticed_and_sent_again()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.Speaker.PlayAsync(Home.Uri(1), TimeSpan.Zero, Token);
        await AfterAsync(home, 5);
        home.Spotify.Faults = new FakeSpotifyFaults { OutOfOrder = true };
        await home.Speaker.PlayAsync(Home.Uri(2), TimeSpan.Zero, Token);
        await home.Speaker.PlayAsync(Home.Uri(3), TimeSpan.Zero, Token);
        Assert.Equal("Song 2", home.Spotify.Player.Track!.Title); // The wrong one: 3 was done before 2.
        home.Spotify.Faults = new FakeSpotifyFaults();
        Assert.Equal((PlayState.Playing, Home.Uri(3)), await TrackAsync(home, 1));
        Assert.Equal((PlayState.Playing, Home.Uri(3)), await TrackAsync(home, 1));
        Assert.Equal((PlayState.Playing, Home.Uri(3)), await TrackAsync(home, 1));
        Assert.Equal("Song 3", home.Spotify.Player.Track!.Title);
    }

    [Fact]
    public async Task A_speaker_that_does_not_follow_is_told_within_five_seconds()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.Faults = new FakeSpotifyFaults { Deaf = true };
        await home.Speaker.PlayAsync(Home.Uri(1), TimeSpan.Zero, Token);
        var seconds = 0;
        var lost = await Assert.ThrowsAsync<SpeakerException>(async () =>
        {
            for (; seconds < 10; seconds++) await AfterAsync(home, 1);
        });
        Assert.InRange(seconds, 2, 4);
        Assert.Contains("does not follow", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Spotify_puts_on_by_itself_after_the_end_is_not_ours()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.Player.AutoPlay = home.Spotify.Tracks[5];
        await home.Speaker.PlayAsync(Home.Uri(1), TimeSpan.FromSeconds(170), Token);
        await AfterAsync(home, 2);
        Assert.Equal(PlayState.Stopped, (await AfterAsync(home, 9)).State);
    }

    [Fact]
    public async Task What_a_person_puts_on_at_their_phone_is_respected_until_somebody_wants_ours_back()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.Speaker.PlayAsync(Home.Uri(1), TimeSpan.Zero, Token);
        await AfterAsync(home, 10);
        home.Spotify.Player.Play(home.Spotify.Device(FakeSpotify.Speaker), home.Spotify.Tracks[4], TimeSpan.Zero);
        Assert.Equal((PlayState.Paused, Home.Uri(1)), await TrackAsync(home, 2));
        Assert.Equal("Song 5", home.Spotify.Player.Track!.Title);
        await home.Speaker.ResumeAsync(Token);
        Assert.Equal((PlayState.Playing, Home.Uri(1)), await TrackAsync(home, 2));
    }

    [Fact]
    public async Task One_failed_look_is_bad_luck_and_two_are_a_fault()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.Speaker.PlayAsync(Home.Uri(1), TimeSpan.Zero, Token);
        await AfterAsync(home, 3);
        home.Spotify.Faults = new FakeSpotifyFaults { Status = 502 };
        Assert.Equal(PlayState.Playing, (await AfterAsync(home, 2)).State);
        home.Spotify.Faults = new FakeSpotifyFaults();
        Assert.Equal(PlayState.Playing, (await AfterAsync(home, 1)).State);
        home.Spotify.Faults = new FakeSpotifyFaults { Status = 502 };
        Assert.Equal(PlayState.Playing, (await AfterAsync(home, 2)).State);
        await Assert.ThrowsAsync<SpeakerException>(() => AfterAsync(home, 1));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<SpeakerState> AfterAsync(Home home, double seconds)
    {
        home.Clock.Advance(TimeSpan.FromSeconds(seconds));
        return await home.Speaker.ReadAsync(Token);
    }

    private static async Task<(PlayState State, string? Track)> TrackAsync(Home home, double seconds)
    {
        var state = await AfterAsync(home, seconds);
        return (state.State, state.Track);
    }
}
