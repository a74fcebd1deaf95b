using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Tests.Speaker.Page;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

/// <summary>A station plays at the box's own speaker.</summary>
public sealed class StreamFollowerTests : IDisposable
{
    private const string One = "radio:http://one.example/live";
    private const string Two = "radio:http://two.example/live";

    private readonly TemporaryFolder _folder = new();
    private readonly PageHome _home;

    public StreamFollowerTests()
    {
        _home = new PageHome(_folder).WithTracks(PageHome.Of("radio", One), PageHome.Of("radio", Two));
        _home.Sources.Apply(new RoomSettings { Sources = ["radio"] });
        _home.Local.IsEndless = true;
    }

    private IEnumerable<string> Story => _home.Tracks.Select(track => $"{track.What} {track.Artist}/{track.Title}");

    public void Dispose()
    {
        _home.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_stations_own_titles_go_into_the_history_and_are_shown()
    {
        await _home.AdvanceAsync(1);
        var station = _home.Local.Track!;
        _home.Local.StreamTitle = "Ann - One";
        await _home.AdvanceAsync(60);
        _home.Local.StreamTitle = "News";
        await _home.AdvanceAsync(1);

        Assert.Equal(
            [$"Started Somebody/{station}", $"Finished Somebody/{station}", "Started Ann/One", "Finished Ann/One", "Started /News"], Story);
        Assert.Equal((station, "News", "radio"), (_home.Live.Track!.Id, _home.Live.Track.Title, _home.Live.Track.Provider));
        Assert.Equal([$"play {station}"], _home.Local.Asked.Where(asked => asked.StartsWith("play", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_blocked_artist_changes_the_station()
    {
        await _home.AdvanceAsync(1);
        var station = _home.Local.Track!;
        _home.Selection.Allow(new RoomSettings { BlockedArtists = ["Ann"] });
        _home.Local.StreamTitle = "Ann - One";
        await _home.AdvanceAsync(1);

        Assert.Equal(station == One ? Two : One, _home.Local.Track);
        Assert.Contains(_home.Tracks, track => track is { What: TrackHappening.Failed, Why: "The station plays Ann, who is blocked." });
    }

    [Theory]
    [InlineData("Ann - One", ExplicitMusic.Family)]
    [InlineData("Ann – One", ExplicitMusic.Allowed)]
    [InlineData("Bob & Ann — One", ExplicitMusic.Refused)]
    [InlineData("One (feat. Ann)", ExplicitMusic.Family)]
    public async Task Whatever_else_the_room_refuses_a_blocked_artist_changes_the_station(string title, ExplicitMusic rule)
    {
        _home.WithTracks(PageHome.Of("radio", One) with { IsExplicit = false }, PageHome.Of("radio", Two) with { IsExplicit = false });
        await _home.AdvanceAsync(1);
        var station = _home.Local.Track!;
        _home.Selection.Allow(new RoomSettings { BlockedArtists = ["Ann"], Explicit = rule });
        _home.Local.StreamTitle = title;
        await _home.AdvanceAsync(1);

        Assert.NotEqual(station, _home.Local.Track);
        Assert.Contains(_home.Tracks, track => track is { What: TrackHappening.Failed });
    }

    [Fact]
    public async Task Where_nothing_else_may_play_a_blocked_artists_station_is_silent()
    {
        _home.WithTracks(PageHome.Of("radio", One));
        await _home.AdvanceAsync(1);
        _home.Selection.Allow(new RoomSettings { BlockedArtists = ["Ann"], Explicit = ExplicitMusic.Family });
        _home.Local.StreamTitle = "Ann - One";
        await _home.AdvanceAsync(1);

        Assert.Contains("stop", _home.Local.Asked);
    }

    [Fact]
    public async Task After_its_dwell_another_station_has_its_turn()
    {
        await _home.AdvanceAsync(1);
        var station = _home.Local.Track!;
        await _home.AdvanceAsync(29 * 60);
        Assert.Equal(station, _home.Local.Track);

        await _home.AdvanceAsync(2 * 60);

        Assert.NotEqual(station, _home.Local.Track);
        Assert.DoesNotContain(_home.Tracks, track => track.What is TrackHappening.Failed or TrackHappening.Skipped);
    }

    [Fact]
    public async Task Another_mood_asks_for_another_station_but_not_at_once()
    {
        Observe(Contracts.Mood.Happy);
        await _home.AdvanceAsync(1);
        var station = _home.Local.Track!;
        Observe(Contracts.Mood.Sad);
        await _home.AdvanceAsync(60);
        Assert.Equal(station, _home.Local.Track);

        Observe(Contracts.Mood.Sad);
        await _home.AdvanceAsync(70);

        Assert.NotEqual(station, _home.Local.Track);
    }

    [Fact]
    public async Task The_only_station_goes_on_without_a_break()
    {
        _home.WithTracks(PageHome.Of("radio", One));
        await _home.AdvanceAsync(3 * 60 * 60);

        Assert.Equal([$"play {One}"], _home.Local.Asked.Where(asked => asked.StartsWith("play", StringComparison.Ordinal)));
    }

    private void Observe(Contracts.Mood mood) =>
        _home.Selection.Observe(new RoomMood(_home.Clock.GetUtcNow(), mood, MoodRegions.Centre(mood), 1, "as the test says"));
}
