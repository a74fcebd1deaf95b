using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Tests.Speaker.Page;
using Roomtone.Lab.Radio;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Radio;

public sealed class RadioCommandsTests : IAsyncDisposable
{
    private const string Address = "http://one.example/live";

    private static readonly RadioLicence Licence = new("GEMA", "4711", new DateOnly(2026, 1, 6)); // It is 5 January 2026.

    private readonly TemporaryFolder _folder = new();
    private readonly FakeStation _station = new("Slow Coast", Address);
    private readonly FakeRadioBrowser _browser;
    private PageHome? _home;

    public RadioCommandsTests() => _browser = new FakeRadioBrowser([_station]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _home?.Dispose();
        await _browser.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Searches_the_directory_and_says_why_where_it_cannot()
    {
        var home = HomeAt(Place.Home);
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(
            () => home.CommandAsync(CommandNames.RadioSearch, new { text = "coast" }));
        Assert.StartsWith("Radio Browser cannot be asked now", refused.Message, StringComparison.Ordinal);

        await _browser.StartAsync(Token);
        var found = Wire.Read<FoundStation[]>((await home.CommandAsync(CommandNames.RadioSearch, new { text = "coast" }))!.Value);

        Assert.Equal((_station.Uuid, "Slow Coast", Address, "de"), (found[0].Uuid, found[0].Name, found[0].Address, found[0].LanguageCode));
    }

    [Fact]
    public async Task A_station_of_the_directory_is_heard_at_once_and_counted_once_when_it_sounds()
    {
        await _browser.StartAsync(Token);
        var home = HomeAt(Place.Home);
        home.Local.IsEndless = true;
        await home.Clicks.StartAsync(Token);
        await home.AdvanceAsync(1);

        await home.CommandAsync(CommandNames.RadioListen, new { address = Address, name = "Slow Coast", uuid = _station.Uuid.ToString() });
        Assert.Equal(("radio:" + Address, "Slow Coast"), (home.Live.Track!.Id, home.Live.Track.Title));
        Assert.Empty(_browser.Clicks);
        await home.AdvanceAsync(30);
        await home.CommandAsync(CommandNames.MusicSkip);
        await home.CommandAsync(CommandNames.RadioListen, new { address = Address, name = "Slow Coast", uuid = _station.Uuid.ToString() });
        await home.AdvanceAsync(30);
        home.Stations.Apply(new RoomSettings { Stations = [new(Address, "Kept") { Uuid = _station.Uuid }] });
        home.Stations.Read();
        home.Clock.Advance(TimeSpan.FromHours(25));
        await home.AdvanceAsync(1);
        await Eventually.TrueAsync(() => _browser.Clicks.Count >= 2, "it is counted again on another day");

        Assert.Equal([_station.Uuid, _station.Uuid], _browser.Clicks);
    }

    [Fact]
    public async Task What_cannot_be_listened_to_is_a_sentence_and_the_music_goes_on()
    {
        var home = HomeAt(Place.Home);
        await home.AdvanceAsync(1);
        var before = home.Local.Track;

        Assert.Contains("no http:// or https:// address", await RefusalAsync(home, "file:///etc/passwd"), StringComparison.Ordinal);
        home.Sources.Apply(new RoomSettings { Sources = ["library"] });
        Assert.Equal("The room's settings do not name web radio among its sources.", await RefusalAsync(home, Address));
        Assert.Equal(before, home.Local.Track);

        home.Sources.Apply(new RoomSettings());
        home.Local.Broken.Add("radio:" + Address);
        Assert.Equal($"radio:{Address} is broken.", await RefusalAsync(home, Address));
        await home.AdvanceAsync(1);
        Assert.Equal("local", home.Live.Track!.Provider);
    }

    [Fact]
    public async Task A_venue_refuses_a_station_without_a_licence_and_ends_one_whose_licence_ends()
    {
        var home = HomeAt(Place.Venue);
        await home.AdvanceAsync(1);
        home.Stations.Apply(new RoomSettings { Stations = [new(Address, "Licensed", Licence: Licence), new("http://two.example", "Bare")] });

        var listed = Wire.Read<RoomStations>((await home.CommandAsync(CommandNames.RadioStations))!.Value);
        Assert.True(listed.NeedsLicence);
        Assert.Equal([null, "Bare is left out"], listed.Stations.Select(offered => offered.Refusal?.Split(':')[0]));
        Assert.StartsWith("Bare is left out: this box stands in a venue", await RefusalAsync(home, "http://two.example"), StringComparison.Ordinal);
        Assert.Contains("no licence is stated", await RefusalAsync(home, "http://three.example"), StringComparison.Ordinal);

        home.Local.IsEndless = true;
        await home.CommandAsync(CommandNames.RadioListen, new { address = Address });
        await home.AdvanceAsync(20);
        Assert.Equal("Licensed", home.Live.Track!.Title);
        home.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromHours(12)); // Its last day is over.
        await home.AdvanceAsync(1);

        Assert.Equal("local", home.Live.Track!.Provider);
        Assert.Contains(
            home.Tracks,
            track => track is { What: TrackHappening.Failed, Why: "Licensed is left out: its licence ended on 2026-01-06. Renew it, or take the station out." });
    }

    private PageHome HomeAt(Place place) =>
        _home = new PageHome(_folder, place, radio: new RadioSettings { Directory = _browser.Address }).WithTracks();

    private static async Task<string> RefusalAsync(PageHome home, string address) =>
        (await Assert.ThrowsAsync<CommandRefusedException>(() => home.CommandAsync(CommandNames.RadioListen, new { address }))).Message;
}
