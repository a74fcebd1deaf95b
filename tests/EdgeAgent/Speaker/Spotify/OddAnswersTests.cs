using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify.Login;
using Roomtone.EdgeAgent.Speaker.Spotify.Tracks;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Spotify;

/// <summary>Lists of Spotify in which an entry is none: it takes no other along.</summary>
public sealed class OddAnswersTests : HttpMessageHandler
{
    private const string Good = """{"uri":"spotify:track:4uLU6hMCjMI75M1A2tKUQC","name":"One","duration_ms":180000,"artists":[null,{"name":null},{"name":"Anna"}]}""";

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private string _answer = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"item":null}""")]
    [InlineData("""{"item":{"uri":null,"name":"Two"}}""")]
    [InlineData("""{"item":{"uri":"spotify:track:short","name":"Two"}}""")]
    [InlineData("""{"item":{"uri":"spotify:episode:4uLU6hMCjMI75M1A2tKUQC","name":"Two"}}""")]
    public async Task An_entry_of_a_playlist_that_is_none_is_left_out(string entry)
    {
        _answer = $$"""{"items":[{{entry}},{"item":{{Good}}}],"next":null,"total":2}""";
        await using var services = Services();

        var track = Assert.Single((await services.GetRequiredService<OwnPlaylists>().ReadAsync(Token)).Tracks);

        Assert.Equal(("One", "Anna", 180d), (track.Title, track.Artist, track.Seconds));
    }

    [Fact]
    public async Task Texts_without_an_end_and_lengths_that_cannot_be_are_bounded()
    {
        var large = new string('x', 2_000_000);
        _answer = $$$"""{"items":[{"item":{"uri":"spotify:track:4uLU6hMCjMI75M1A2tKUQC","name":"{{{large}}}","duration_ms":9223372036854775807,"artists":[{"name":"{{{large}}}"},{"name":"Anna"}],"album":{"name":"{{{large}}}" } } }]}""";
        await using var services = Services();

        var track = Assert.Single((await services.GetRequiredService<OwnPlaylists>().ReadAsync(Token)).Tracks);

        Assert.All([track.Title, track.Artist, track.Album, .. track.Artists!], text => Assert.InRange(text.Length, 1, 300));
        Assert.Equal([large], track.Guests); // Whole, where somebody is blocked.
        Assert.Equal(0, track.Seconds);
    }

    [Fact]
    public async Task A_speaker_that_is_none_hides_no_other()
    {
        _answer = """{"devices":[null,{"id":"d1","name":"Room","is_active":true}]}""";
        await using var services = Services();

        Assert.Equal("Room", Assert.Single(await services.GetRequiredService<SpotifyApi>().DevicesAsync(Token)).Name);
    }

    [Fact]
    public async Task A_pipe_in_the_place_of_the_login_is_said_and_not_waited_for()
    {
        await using var services = Services();
        File.Delete(_folder.In("spotify.login"));
        System.Diagnostics.Process.Start("mkfifo", [_folder.In("spotify.login")]).WaitForExit();

        var asking = Task.Run(() => services.GetRequiredService<SpotifyApi>().MeAsync(Token), Token);
        var refused = await Assert.ThrowsAsync<SpotifyException>(() => asking.WaitAsync(TimeSpan.FromMinutes(1), Token));

        Assert.Contains("cannot be read", refused.Message, StringComparison.Ordinal);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(_answer, Encoding.UTF8, "application/json") });

    protected override void Dispose(bool disposing)
    {
        _folder.Dispose();
        base.Dispose(disposing);
    }

    private ServiceProvider Services()
    {
        var now = _clock.GetUtcNow();
        new TokenFile(_folder.Path).Write(new SpotifyTokens("a", now.AddHours(1), "r", now, "abc"));
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton(_ => new HttpClient(this, disposeHandler: false))
            .AddSpotifyClient(new SpotifySettings { ClientId = "abc", Playlists = new() { ["mine"] = Contracts.Mood.Happy } }, _folder.Path)
            .BuildServiceProvider();
    }
}
