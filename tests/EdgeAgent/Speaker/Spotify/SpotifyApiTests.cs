using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Lab.Spotify;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Spotify;

/// <summary>Each fault of Spotify has a sentence, and none is met with a wait.</summary>
public sealed class SpotifyApiTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(503, "Spotify itself has a fault (503).", nameof(SpotifyTrouble.Unreachable))]
    [InlineData(404, "Spotify does not have it: Service unavailable.", nameof(SpotifyTrouble.NotThere))]
    public async Task A_bad_answer_is_a_sentence(int status, string sentence, string trouble)
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.Faults = new FakeSpotifyFaults { Status = status };
        var fault = await Assert.ThrowsAsync<SpotifyException>(() => home.Api.MeAsync(Token));
        Assert.Equal((sentence, trouble), (fault.Message, fault.Trouble.ToString()));
    }

    [Fact]
    public async Task A_line_that_is_closed_or_cut_is_told_apart_from_nothing_else()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.Faults = new FakeSpotifyFaults { Refused = true };
        Assert.Equal(
            "Spotify cannot be reached; the network may be down.",
            (await Assert.ThrowsAsync<SpotifyException>(() => home.Api.MeAsync(Token))).Message
        );
        home.Spotify.Faults = new FakeSpotifyFaults { Cut = true };
        var before = home.Requests;
        var asking = home.Api.MeAsync(Token);
        await Eventually.TrueAsync(() => home.Requests > before, "the next request has arrived");
        home.Clock.Advance(TimeSpan.FromSeconds(1.8));
        Assert.Equal("Spotify does not answer within 1.8 s.", (await Assert.ThrowsAsync<SpotifyException>(() => asking)).Message);
    }

    [Fact]
    public async Task A_deadline_and_requests_of_a_clock_that_was_fast_are_forgotten_with_it()
    {
        await using var home = await Home.OpenAsync(_folder, settings => settings with { RequestsPerHalfMinute = 8, RequestsPerDay = 100 });
        home.Clock.Jumped = TimeSpan.FromDays(30);
        for (var n = 0; n < 8; n++) await home.Api.MeAsync(Token);
        home.Budget.Limit(TimeSpan.FromHours(1), isQuota: false);
        home.Clock.Jumped = TimeSpan.Zero;
        home.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Null(home.Budget.ClosedUntil);
        Assert.Equal(0, home.Budget.DayUsed);
        await home.Api.MeAsync(Token);
    }

    [Fact]
    public async Task Without_premium_it_says_who_needs_it()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.Faults = new FakeSpotifyFaults { NoPremium = true };
        var fault = await Assert.ThrowsAsync<SpotifyException>(() => home.Api.PauseAsync(home.Spotify.Devices[0].Id, Token));
        Assert.Contains("only with Premium: the account, and the owner of the app", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_so_already_counts_as_done_and_odd_answers_too()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.Api.PauseAsync(home.Spotify.Devices[0].Id, Token);
        home.Spotify.Faults = new FakeSpotifyFaults { OddAnswers = true };
        await home.Api.PlayAsync(home.Spotify.Devices[0].Id, Home.Uri(1), TimeSpan.FromSeconds(5), Token);
        Assert.Equal((true, "Song 1"), (home.Spotify.Player.IsPlaying, home.Spotify.Player.Track!.Title));
    }

    [Theory]
    [InlineData(3600, false, "Spotify asks the box to wait until 2026-01-05 13:00:00 UTC, as it was asked too often.")]
    [InlineData(48925, true, "The day's requests of your Spotify app are used up; Spotify answers again at 2026-01-06 01:35:25 UTC.")]
    [InlineData(1_000_000, false, "Spotify asks the box to wait until 2026-01-06 12:00:00 UTC, as it was asked too often.")]
    public async Task A_pause_that_Spotify_wants_is_kept_even_over_a_restart(int seconds, bool quota, string sentence)
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.Faults = new FakeSpotifyFaults { RetryAfter = seconds, Quota = quota };
        Assert.Equal(sentence, (await Assert.ThrowsAsync<SpotifyException>(() => home.Api.MeAsync(Token))).Message);
        home.Restart();
        home.Spotify.Faults = new FakeSpotifyFaults();
        var asked = home.Requests;
        Assert.Equal(sentence, (await Assert.ThrowsAsync<SpotifyException>(() => home.Api.MeAsync(Token))).Message);
        Assert.Equal(asked, home.Requests);
        home.Clock.Advance(TimeSpan.FromSeconds(Math.Min(seconds, 86_400)));
        await home.Api.MeAsync(Token);
    }

    [Fact]
    public async Task The_box_holds_back_before_Spotify_has_to_and_keeps_the_last_requests_for_people()
    {
        await using var home = await Home.OpenAsync(_folder, settings => settings with { RequestsPerHalfMinute = 12 });
        for (var look = 0; look < 9; look++) await home.Api.PlayerAsync(isLook: true, Token);
        var held = await Assert.ThrowsAsync<SpotifyException>(() => home.Api.PlayerAsync(isLook: true, Token));
        Assert.Equal((SpotifyTrouble.Limited, 9), (held.Trouble, home.Requests));
        await home.Api.MeAsync(Token);
        home.Clock.Advance(TimeSpan.FromSeconds(31));
        await home.Api.PlayerAsync(isLook: true, Token);
    }

    [Fact]
    public async Task Looks_become_rarer_as_the_days_requests_run_out()
    {
        await using var home = await Home.OpenAsync(
            _folder,
            settings => settings with { RequestsPerDay = 500, RequestsPerHalfMinute = 500 }
        );
        Assert.Equal(TimeSpan.FromSeconds(2), home.Budget.LookEvery);
        for (var n = 0; n < 401; n++) home.Budget.Spend(isLook: false);
        Assert.Equal(TimeSpan.FromSeconds(15), home.Budget.LookEvery);
        for (var n = 0; n < 99; n++) home.Budget.Spend(isLook: false);
        Assert.Equal(TimeSpan.FromSeconds(60), home.Budget.LookEvery);
        home.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Contains(
            "500 times within a day",
            Assert.Throws<SpotifyException>(() => home.Budget.Spend(isLook: false)).Message,
            StringComparison.Ordinal
        );
        home.Clock.Advance(TimeSpan.FromDays(1.1));
        home.Budget.Spend(isLook: true);
    }

    [Fact]
    public async Task Search_library_and_playlists_use_the_endpoints_that_still_live()
    {
        await using var home = await Home.OpenAsync(_folder);
        Assert.Equal(6, (await home.Api.SearchAsync("song", 0, Token)).Total);
        await home.Api.SaveAsync(Home.Uri(1), Token);
        await home.Api.SaveAsync(Home.Uri(2), Token);
        await home.Api.ForgetAsync(Home.Uri(1), Token);
        Assert.Equal(Home.Uri(2), Assert.Single(home.Spotify.Saved));
        var playlist = await home.Api.MakePlaylistAsync("Happy", Token);
        await home.Api.AddToPlaylistAsync(playlist.Id, Home.Uri(3), Token);
        Assert.Equal(Home.Uri(3), Assert.Single((await home.Api.PlaylistItemsAsync(playlist.Id, 0, Token)).Items!)!.Item!.Uri);
        Assert.Equal(
            SpotifyTrouble.Forbidden,
            (await Assert.ThrowsAsync<SpotifyException>(() => home.Api.PlaylistItemsAsync("another", 0, Token))).Trouble
        );
        var speaker = home.Spotify.Devices[0].Id;
        await home.Api.PlayAsync(speaker, Home.Uri(4), TimeSpan.Zero, Token);
        await home.Api.QueueAsync(speaker, Home.Uri(5), Token);
        await home.Api.SeekAsync(speaker, TimeSpan.FromSeconds(20), Token);
        Assert.Equal(20d, home.Spotify.Player.Position.TotalSeconds);
        await home.Api.NextAsync(speaker, Token);
        Assert.Equal(Home.Uri(5), (await home.Api.PlayerAsync(isLook: false, Token))!.Item!.Uri);
    }

    public void Dispose() => _folder.Dispose();
}
