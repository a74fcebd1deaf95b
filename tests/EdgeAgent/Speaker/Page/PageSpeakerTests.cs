using System.Text;
using Roomtone.Contracts;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page;

public sealed class PageSpeakerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PageHome _home;

    public PageSpeakerTests() => _home = new PageHome(_folder).WithTracks();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _home.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_tap_takes_the_track_into_the_page_where_it_is()
    {
        await _home.AdvanceAsync(20);
        var track = _home.Local.Track;
        var page = await _home.PlayingInAPageAsync();

        Assert.Equal((track, PlayState.Stopped), (page.Track!.Id, _home.Local.State));
        Assert.InRange(page.Position.TotalSeconds, 19, 24);
        Assert.Equal((page.Id, PlayState.Playing), (page.Told!.Page, page.Told.State));
        Assert.Null(page.Told.Address);
        Assert.Single(_home.Tracks); // It is still the same track.
        Assert.Equal((track, PlayState.Playing), (_home.Live.Track!.Id, _home.Live.State));
        Assert.Empty(_home.Happenings);
    }

    [Fact]
    public async Task What_the_page_says_of_Spotify_is_told_at_once()
    {
        var page = await _home.PlayingInAPageAsync();
        await _home.AdvanceAsync(5);
        _home.Line.Wake(); // One change at most waits.
        await _home.Line.WaitForChangeAsync(Token);

        page.SpotifyFault = "Spotify plays in a page only for accounts with Premium.";
        page.Say();

        await _home.Line.WaitForChangeAsync(Token).WaitAsync(Eventually.Limit, Token);
        page.Say();
        Assert.False(_home.Line.WaitForChangeAsync(Token).IsCompleted, "nothing has changed");
    }

    [Fact]
    public async Task Tracks_follow_each_other_in_the_page()
    {
        var page = await _home.PlayingInAPageAsync();
        var session = page.Told!.Session;

        await _home.AdvanceAsync(400);

        Assert.Equal(3, _home.Tracks.Count(track => track.What == TrackHappening.Started));
        Assert.Equal(2, _home.Tracks.Count(track => track.What == TrackHappening.Finished));
        Assert.Equal(session + 2, page.Told.Session);
        Assert.DoesNotContain(_home.Local.Asked, asked => asked.StartsWith("play", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("closed", "has said nothing for 3.5 s")]
    [InlineData("blocked", "does not let the page sound before somebody taps")]
    [InlineData("muted", "is muted")]
    [InlineData("deaf", "does not follow what it is told")]
    [InlineData("hidden", "YouTube may not play in the background.")]
    [InlineData("broker", "has said nothing for 3.5 s")]
    public async Task Whatever_silences_the_page_the_boxs_own_speaker_goes_on_within_five_seconds(string fault, string sentence)
    {
        var page = await _home.PlayingInAPageAsync();
        await _home.AdvanceAsync(30);
        var track = page.Track!.Id;

        await BreakAsync(page, fault);
        var silence = await _home.UntilLocalAsync();

        Assert.InRange(silence, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Contains(sentence, _home.Live.Notice, StringComparison.Ordinal);
        Assert.EndsWith("The local library plays meanwhile.", _home.Live.Notice, StringComparison.Ordinal);
        Assert.Equal([DeviceHappenings.SpeakerLost], _home.Happenings);
        if (fault != "deaf") Assert.Equal(track, _home.Local.Track);
        if (fault != "deaf") Assert.InRange(_home.Local.Elapsed.TotalSeconds, 27, 40); // From where it was.
        if (fault != "broker") Assert.Null(PretendedPage.LastOf(_home.Link)!.Page);
    }

    [Fact]
    public async Task A_tap_brings_it_back_and_says_so()
    {
        var page = await _home.PlayingInAPageAsync();
        page.IsAsleep = true;
        await _home.UntilLocalAsync();
        page.IsAsleep = false;
        await _home.AdvanceAsync(5);
        Assert.Equal(PlayState.Playing, _home.Local.State); // A page that wakes up does not take over by itself.

        page.Claim();
        await _home.AdvanceAsync(3);

        Assert.Equal((PageState.Playing, PlayState.Stopped), (page.State, _home.Local.State));
        Assert.Equal([DeviceHappenings.SpeakerLost, DeviceHappenings.SpeakerBack], _home.Happenings);
        Assert.Null(_home.Live.Notice);
    }

    [Fact]
    public async Task A_page_that_leaves_by_a_tap_is_no_fault()
    {
        var page = await _home.PlayingInAPageAsync();
        page.Leave();
        await _home.AdvanceAsync(1);

        Assert.Equal(PlayState.Playing, _home.Local.State);
        Assert.Empty(_home.Happenings);
        Assert.Null(_home.Live.Notice);
    }

    [Fact]
    public async Task Another_page_takes_over_with_a_tap_and_the_first_falls_silent()
    {
        var phone = await _home.PlayingInAPageAsync();
        await _home.AdvanceAsync(20);
        var laptop = await _home.PlayingInAPageAsync();

        Assert.Equal((PageState.Idle, false), (phone.State, phone.IsTurn));
        Assert.InRange(laptop.Position.TotalSeconds, 20, 27);
        Assert.Single(_home.Tracks);
        Assert.Empty(_home.Happenings);
    }

    [Fact]
    public async Task A_page_that_nobody_tapped_in_is_not_heard()
    {
        await _home.AdvanceAsync(5);
        _home.Open().Say();
        await _home.AdvanceAsync(5);

        Assert.Equal(PlayState.Playing, _home.Local.State);
        Assert.Null(PretendedPage.LastOf(_home.Link));
    }

    [Fact]
    public async Task A_pause_at_the_page_counts_as_a_persons_and_so_does_play()
    {
        var page = await _home.PlayingInAPageAsync();
        page.PauseByHand();
        await _home.AdvanceAsync(20);
        Assert.Equal((PlayState.Paused, PageState.Paused), (_home.Live.State, page.State));
        Assert.Equal(PlayState.Paused, page.Told!.State); // So that it holds when the page connects anew.

        page.PlayByHand();
        await _home.AdvanceAsync(5);
        Assert.Equal((PlayState.Playing, PageState.Playing), (_home.Live.State, page.State));
        Assert.Single(_home.Tracks);
    }

    [Fact]
    public async Task A_commands_pause_reaches_the_page_and_play_goes_on_from_there()
    {
        var page = await _home.PlayingInAPageAsync();
        await _home.Controller.RunAsync(player => player.PauseAsync(Token), Token);
        await _home.AdvanceAsync(60);
        Assert.Equal((PageState.Paused, PlayState.Paused), (page.State, _home.Live.State));
        var at = page.Position;

        await _home.Controller.RunAsync(player => player.PlayAsync(Token), Token);
        await _home.AdvanceAsync(2);
        Assert.Equal(PageState.Playing, page.State);
        Assert.InRange(page.Position - at, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        Assert.Single(_home.Tracks);
    }

    [Fact]
    public async Task A_pause_holds_when_the_page_goes_and_play_sounds_at_the_box()
    {
        var page = await _home.PlayingInAPageAsync();
        await _home.Controller.RunAsync(player => player.PauseAsync(Token), Token);
        page.IsAsleep = true;
        await _home.AdvanceAsync(30);
        Assert.NotEqual(PlayState.Playing, _home.Local.State);

        await _home.Controller.RunAsync(player => player.PlayAsync(Token), Token);
        await _home.AdvanceAsync(2);
        Assert.Equal(PlayState.Playing, _home.Local.State);
    }

    [Fact]
    public async Task The_volume_is_told_to_the_page_and_a_hand_at_the_page_counts()
    {
        var page = await _home.PlayingInAPageAsync();
        await _home.Controller.RunAsync(player => player.PauseAsync(Token), Token);
        await _home.Controller.RunAsync(player => player.PlayAsync(Token), Token);
        await _home.AdvanceAsync(5);
        var wanted = _home.Live.VolumePercent;
        Assert.Equal(wanted, page.Volume);

        page.Volume = 35;
        await _home.AdvanceAsync(2);

        Assert.Equal((35, 35), (_home.Live.VolumePercent, PretendedPage.LastOf(_home.Link)!.VolumePercent));
    }

    [Fact]
    public async Task A_track_that_the_page_cannot_play_is_passed_over_and_three_are_the_pages_fault()
    {
        var page = _home.Open();
        page.Broken.UnionWith(["a.flac", "b.flac", "c.flac", "d.flac", "e.flac", "f.flac"]);
        page.Claim();
        var silence = await _home.UntilLocalAsync();

        Assert.InRange(silence, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(3, _home.Tracks.Count(track => track is { What: TrackHappening.Failed, Why: "The file cannot be decoded." }));
        Assert.Contains("could not play 3 tracks in a row. The file cannot be decoded.", _home.Live.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_the_page_cannot_reach_sounds_at_the_box_and_no_track_is_to_blame()
    {
        await _home.AdvanceAsync(10);
        var track = _home.Local.Track;
        var page = _home.Open("youtube", "local");
        page.Claim();
        page.GoneProvider = "local";
        await _home.AdvanceAsync(5);

        Assert.Equal((track, PlayState.Playing), (_home.Local.Track, _home.Local.State));
        Assert.Single(_home.Tracks);
        Assert.Contains("This library sounds only at the box.", _home.Live.Notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PageState.Playing)]
    [InlineData(PageState.Loading)]
    public async Task A_page_that_stands_still_is_no_speaker(PageState state)
    {
        var page = await _home.PlayingInAPageAsync();
        await _home.AdvanceAsync(20);
        page.StandStill(state);
        await _home.AdvanceAsync(16);

        Assert.Equal(PlayState.Playing, _home.Local.State);
        Assert.Contains("does not come to sound", _home.Live.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_advertisement_before_a_video_is_no_stall_and_two_are_the_most()
    {
        using var home = new PageHome(_folder).WithTracks(PageHome.Of("youtube", "youtube:abc"));
        home.Sources.Apply(new RoomSettings { Sources = ["youtube", "library"] });
        var page = home.Open("youtube", "local");
        page.StandStill(PageState.Loading);
        page.Claim();
        await home.AdvanceAsync(40);
        Assert.Equal(("youtube", page.Id), (home.Live.Track!.Provider, home.Line.Voice?.Page));

        await home.AdvanceAsync(10);

        Assert.Equal(PlayState.Playing, home.Local.State);
    }

    [Fact]
    public async Task What_a_page_says_of_a_fault_is_not_taken_for_a_persons_pause()
    {
        var page = await _home.PlayingInAPageAsync();
        page.State = PageState.Blocked;
        page.Say();
        await _home.Page.ReadAsync(Token);
        await _home.AdvanceAsync(5);

        Assert.Equal((PlayState.Playing, PlayState.Playing), (_home.Local.State, _home.Live.State));
    }

    [Fact]
    public async Task A_page_that_forgets_its_track_is_told_again()
    {
        var page = await _home.PlayingInAPageAsync();
        page.State = PageState.Idle;
        await _home.AdvanceAsync(3);

        Assert.Equal(PageState.Playing, page.State);
        Assert.Single(_home.Tracks);
    }

    [Fact]
    public async Task A_claim_from_before_the_agents_start_counts_only_when_its_page_speaks()
    {
        var (kept, other) = (Guid.NewGuid(), Guid.NewGuid());
        _home.Link.Deliver(Topics.SpeakerDesired("home-1"), Wire.Write(Before(kept)), retained: true);
        await _home.AdvanceAsync(2);
        Assert.Equal(PlayState.Playing, _home.Local.State);
        Assert.Null(PretendedPage.LastOf(_home.Link)); // The page may come yet: it is not told to fall silent.

        new PretendedPage(_home.Link, _home.Clock, "local") { Id = other }.Say();
        await _home.AdvanceAsync(0);
        Assert.Null(_home.Line.Voice);
        new PretendedPage(_home.Link, _home.Clock, "local") { Id = kept }.Say();
        await _home.AdvanceAsync(0);

        Assert.Equal(kept, PretendedPage.LastOf(_home.Link)!.Page);
        Assert.True(PretendedPage.LastOf(_home.Link)!.Session > Before(kept).Session);
    }

    [Fact]
    public async Task A_page_from_before_the_agents_start_that_does_not_come_back_loses_its_turn()
    {
        var kept = Guid.NewGuid();
        _home.Link.Deliver(Topics.SpeakerDesired("home-1"), Wire.Write(Before(kept)), retained: true);
        await _home.AdvanceAsync(5);
        Assert.Null(PretendedPage.LastOf(_home.Link)!.Page);

        new PretendedPage(_home.Link, _home.Clock, "local") { Id = kept }.Say();
        await _home.AdvanceAsync(1);

        Assert.Null(_home.Line.Voice);
        Assert.Empty(_home.Happenings);
    }

    [Fact]
    public async Task What_the_page_was_told_is_told_again_at_the_next_connection()
    {
        var page = await _home.PlayingInAPageAsync();
        var told = _home.Link.Published.Count();
        _home.Link.Connect(false);
        _home.Link.Connect(true);

        Assert.Equal(told + 1, _home.Link.Published.Count());
        Assert.Equal(page.Told, PretendedPage.LastOf(_home.Link));
        Assert.True(_home.Link.Published.Last().Retained);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("""{"page":"0195e6a1-3f0a-7000-8000-000000000001","isClaim":true,"positionSeconds":-1,"providers":["local"]}""")]
    [InlineData("""{"page":"0195e6a1-3f0a-7000-8000-000000000001","isClaim":true,"positionSeconds":0,"volumePercent":10}""")]
    [InlineData("""{"page":"0195e6a1-3f0a-7000-8000-000000000001","isClaim":true,"state":"loud"}""")]
    public async Task What_no_page_says_changes_nothing(string payload)
    {
        _home.Link.Deliver(Topics.SpeakerReported("home-1"), Encoding.UTF8.GetBytes(payload));
        _home.Link.Deliver(Topics.SpeakerDesired("home-1"), Encoding.UTF8.GetBytes(payload), retained: true);
        await _home.AdvanceAsync(2);

        Assert.Null(_home.Line.Voice);
        Assert.Equal(PlayState.Playing, _home.Local.State);
        Assert.Equal(PageState.Playing, (await _home.PlayingInAPageAsync()).State);
    }

    private static DesiredSound Before(Guid page) =>
        new(page, 4_000_000_000_000, PlayState.Playing, null, null, 0, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 50);

    private async Task BreakAsync(PretendedPage page, string fault)
    {
        page.IsAsleep = fault == "closed";
        page.IsMuted = fault == "muted";
        page.IsDeaf = fault == "deaf";
        if (fault == "blocked") page.State = PageState.Blocked;
        if (fault == "hidden") page.PauseByHand();
        if (fault == "hidden") page.Fault = "YouTube may not play in the background.";
        if (fault == "deaf") await _home.Controller.RunAsync(player => player.SkipAsync("anna skipped it.", Token), Token);
        if (fault != "broker") return;
        page.IsAsleep = true;
        _home.Link.Connect(false);
    }
}
