using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Tests.Speaker.Page;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Routing;

public sealed class SourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private PageHome _home;

    public SourceTests() =>
        _home = new PageHome(_folder).WithTracks(PageHome.Of("youtube", "youtube:abc"), PageHome.Of("radio", "radio:one"));

    public void Dispose()
    {
        _home.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_order_of_the_rooms_settings_decides_who_plays_first()
    {
        Wants("radio", "library");
        await _home.AdvanceAsync(1);
        Assert.Equal("radio:one", _home.Local.Track);

        Wants("library", "radio");
        _home.Local.EndNow();
        await _home.AdvanceAsync(2);
        Assert.Equal("local", _home.Live.Track!.Provider);
    }

    [Fact]
    public async Task What_the_settings_do_not_name_ends_and_does_not_come()
    {
        await _home.AdvanceAsync(1);
        Assert.Equal("local", _home.Live.Track!.Provider);

        Wants("radio");
        await _home.AdvanceAsync(1);

        Assert.Equal("radio:one", _home.Local.Track);
        Assert.Equal(["radio"], _home.Speaker.Providers);
        var refused = await Assert.ThrowsAsync<SpeakerException>(() => PlayAsync("a.flac"));
        Assert.Equal(SpeakerFault.Moved, refused.Fault);
        Assert.Equal("The room's settings do not name the local library among its sources.", refused.Message);
    }

    [Fact]
    public async Task What_the_settings_do_not_name_ends_though_nothing_else_may_come()
    {
        await _home.AdvanceAsync(1);
        Assert.Equal(PlayState.Playing, _home.Local.State);

        Wants("youtube");
        await _home.AdvanceAsync(1);

        Assert.Equal(PlayState.Stopped, _home.Local.State);
    }

    [Fact]
    public async Task YouTube_sounds_in_a_page_only_and_what_follows_it_is_never_silence()
    {
        Wants("youtube", "library");
        await _home.AdvanceAsync(2);
        Assert.Equal("local", _home.Live.Track!.Provider);

        var page = await _home.PlayingInAPageAsync("youtube", "local");
        await _home.AdvanceAsync(200);
        Assert.Equal(("youtube", "abc"), (page.Track!.Provider, page.Told!.Address));

        page.IsAsleep = true;
        Assert.InRange(await _home.UntilLocalAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal("local", _home.Live.Track!.Provider);
    }

    [Fact]
    public async Task A_page_that_cannot_play_what_sounds_gets_a_track_that_it_can()
    {
        Wants("radio", "youtube");
        await _home.AdvanceAsync(5);
        Assert.Equal("radio:one", _home.Local.Track);

        var page = await _home.PlayingInAPageAsync("youtube");

        Assert.Equal(("youtube:abc", PlayState.Stopped), (page.Track!.Id, _home.Local.State));
    }

    [Fact]
    public async Task When_the_boxs_own_player_is_gone_a_page_goes_on_alone_and_without_one_it_is_waited_for()
    {
        await _home.AdvanceAsync(2);
        _home.Local.Unplugged = true;
        await _home.AdvanceAsync(2);
        Assert.Equal("Nobody answers.", _home.Live.Why);

        var page = await _home.PlayingInAPageAsync();
        Assert.Equal(PlayState.Playing, _home.Live.State);

        page.Leave();
        _home.Local.Unplugged = false;
        Assert.InRange(await _home.UntilLocalAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task A_venue_plays_the_library_in_a_page_but_no_private_service()
    {
        _home.Dispose();
        _home = new PageHome(_folder, Place.Venue).WithTracks(PageHome.Of("youtube", "youtube:abc"));
        Wants("youtube", "library");

        var page = await _home.PlayingInAPageAsync("youtube", "local");

        Assert.Equal("local", page.Track!.Provider);
        Assert.Contains("the terms of YouTube allow playing in private rooms only", _home.Live.Notice, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<SpeakerException>(() => PlayAsync("youtube:abc"));
        Assert.Contains("in private rooms only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocks_sources_go_before_the_settings_and_a_persons_hand_before_both()
    {
        Wants("radio", "library");
        await _home.AdvanceAsync(1);
        Assert.Equal("radio:one", _home.Local.Track);

        await HoldsAsync("library");
        Assert.Equal(["local"], _home.Speaker.Providers);
        Assert.Equal("local", _home.Live.Track!.Provider);

        await _home.CommandAsync(CommandNames.RadioListen, new { address = "http://radio.example/live", name = "Live" });
        await _home.AdvanceAsync(1);
        Assert.Equal(("radio:http://radio.example/live", "anna"), (_home.Local.Track, _home.Live.Schedule?.Override?.By));

        await _home.Get<BlockPlayback>().ResumeAsync("anna", TestContext.Current.CancellationToken);
        await _home.AdvanceAsync(1);
        Assert.Equal("local", _home.Live.Track!.Provider); // A station has no end to wait for.
        await HoldsAsync();
        Assert.Equal(["radio", "local"], _home.Speaker.Providers);
    }

    [Theory]
    [InlineData("local", "youtube", "library")]
    [InlineData("radio local", "youtube", "spotify")] // Nothing of it may play here: as the settings say.
    public async Task What_the_place_refuses_does_not_come_by_a_block(string providers, params string[] sources)
    {
        _home.Dispose();
        _home = new PageHome(_folder, Place.Venue).WithTracks(PageHome.Of("youtube", "youtube:abc"));
        Wants("radio", "library");

        await HoldsAsync(sources);

        Assert.Equal(providers.Split(' '), _home.Sources.Providers);
    }

    /// <summary>A block of all day, with some sources.</summary>
    private async Task HoldsAsync(params string[] sources)
    {
        var block = new ScheduleBlock { Id = "a", Name = "All day", Days = Enum.GetValues<DayOfWeek>(), Sources = sources };
        _home.Get<CurrentSchedule>().Apply(new RoomSettings { Schedule = new() { Blocks = [block] } });
        await _home.Get<BlockPlayback>().FollowAsync(TestContext.Current.CancellationToken);
        await _home.AdvanceAsync(1);
    }

    [Fact]
    public void Unknown_and_doubled_names_are_refused_with_a_sentence()
    {
        Assert.Equal(
            ["sources has 'deezer', which is not known; known are spotify, library, radio, youtube, soundcloud."],
            new RoomSettings { Sources = ["deezer", "library"] }.Problems()
        );
        Assert.Equal(["sources has 'radio' more than once."], new RoomSettings { Sources = ["radio", "radio"] }.Problems());
        Assert.Single(new RoomSettings { Sources = [null!] }.Problems());
        Assert.Empty(new RoomSettings { Sources = [.. MusicSources.All] }.Problems());
    }

    private Task PlayAsync(string track) => _home.Speaker.PlayAsync(track, TimeSpan.Zero, TestContext.Current.CancellationToken);

    private void Wants(params string[] sources) => _home.Sources.Apply(new RoomSettings { Sources = sources });
}
