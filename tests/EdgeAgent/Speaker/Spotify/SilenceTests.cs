using System.Text.Json;
using System.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify.Login;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.Lab.Servers;
using Roomtone.Lab.Spotify;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Spotify;

/// <summary>
/// The hosted services as the agent runs them, in real time, with a real MPD whose samples are listened to. Spotify
/// counts as silent from the fault on.
/// </summary>
public sealed class SilenceTests(ITestOutputHelper output) : IAsyncDisposable, IEventLog, ILiveState
{
    private const int Tries = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeSpotify _spotify = new([
        .. Enumerable.Range(1, 4).Select(n => FakeSpotifyTrack.Numbered(n, $"Song {n}", $"Artist {n}", TimeSpan.FromMinutes(2))),
    ]);
    private volatile LiveTrack? _live;
    private IHost? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_goes_wrong_with_Spotify_the_library_is_heard_within_five_seconds()
    {
        foreach (var name in new[] { "a", "b", "c" })
            Tones.Make(_folder.In($"music/{name}.flac"), 440, 3, $"title={name}", $"artist={name}");
        await using var player = await TestServers.PlayerAsync(_folder.In("music"), PlayerOutput.Fifo(_folder.In("sound")));
        using var room = new Microphone(_folder.In("sound"));
        await StartAsync(player.Server);
        await MeasureAsync(room, "login revoked", _spotify.Logins.Revoke, LogInAsync, "Spotify no longer accepts the login");
        await MeasureAsync(room, "speaker gone", () => Speaker.IsGone = true, () => Heal(() => Speaker.IsGone = false), "is not there");
        await MeasureAsync(room, "429", new FakeSpotifyFaults { RetryAfter = 6 }, "Spotify asks the box to wait until");
        await MeasureAsync(room, "503", new FakeSpotifyFaults { Status = 503 }, "Spotify itself has a fault (503)");
        await MeasureAsync(room, "line cut", new FakeSpotifyFaults { Cut = true }, "Spotify does not answer within");
    }

    private FakeSpotifyDevice Speaker => _spotify.Device(FakeSpotify.Speaker);

    void IEventLog.Append<T>(string type, T data)
    {
    }

    void ILiveState.Show<T>(string kind, T state) => _live = state as LiveTrack ?? _live;

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.StopAsync();
        _host?.Dispose();
        await _spotify.DisposeAsync();
        _folder.Dispose();
    }

    private Task MeasureAsync(Microphone room, string what, FakeSpotifyFaults faults, string sentence) =>
        MeasureAsync(room, what, () => _spotify.Faults = faults, () => Heal(() => _spotify.Faults = new FakeSpotifyFaults()), sentence);

    /// <summary>
    /// The shortest silence of several counts: a machine with other work may keep anybody from the processor for seconds.
    /// </summary>
    private async Task MeasureAsync(Microphone room, string what, Action harm, Func<Task> heal, string sentence)
    {
        var silences = new List<TimeSpan>();
        while (silences.Count < Tries && !silences.Exists(silence => silence <= Limit))
            silences.Add(await MeasureOnceAsync(room, what, harm, heal, sentence));
        Assert.InRange(silences.Min(), TimeSpan.Zero, Limit);
    }

    private async Task<TimeSpan> MeasureOnceAsync(Microphone room, string what, Action harm, Func<Task> heal, string sentence)
    {
        await Eventually.TrueAsync(
            () => _spotify.Player.Sounds && _live is { Notice: null, Track.Provider: "spotify" },
            $"Spotify plays before \"{what}\""
        );
        await Eventually.TrueAsync(() => room.QuietFor > TimeSpan.FromSeconds(0.5), "the local player is silent while Spotify plays");
        room.Forget();
        harm();
        await Eventually.TrueAsync(() => room.HeardAfter is not null, $"the library is heard after \"{what}\"");
        var silence = room.HeardAfter!.Value;
        output.WriteLine(FormattableString.Invariant($"{what}: {silence.TotalSeconds:0.0} s of silence"));
        await Eventually.TrueAsync(
            () => _live?.Notice?.Contains(sentence, StringComparison.Ordinal) == true,
            $"\"{_live?.Notice}\" says: {sentence}"
        );
        await heal();
        return silence;
    }

    private static Task Heal(Action deed)
    {
        deed();
        return Task.CompletedTask;
    }

    private async Task StartAsync(PrivatePlayer player)
    {
        await _spotify.StartAsync(Token);
        var tracks = _spotify.Tracks.Select(track => new { uri = track.Uri, title = track.Title, artist = track.Artist });
        await File.WriteAllTextAsync(_folder.In("tracks.json"), JsonSerializer.Serialize(tracks), Token);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([
            new("Device:StateFolder", _folder.In("state")),
            new("Speaker:Port", $"{player.Port}"),
            new("Music:LibraryFolder", player.MusicFolder),
            new("Spotify:ClientId", "abc"),
            new("Spotify:Device", FakeSpotify.Speaker),
            new("Spotify:Catalogue", _folder.In("tracks.json")),
            new("Spotify:Api", _spotify.Api),
            new("Spotify:Accounts", _spotify.Accounts),
        ]);
        builder.Services.AddSingleton<IEventLog>(this).AddSingleton<ILiveState>(this);
        builder.Services.AddSpeaker(builder.Configuration).AddMusic(builder.Configuration, _folder.In("state"));
        builder.Services.AddSingleton(new MpdPassword(player.UserPassword));
        _host = builder.Build();
        await LogInAsync();
        await _host.StartAsync(Token);
    }

    private async Task LogInAsync()
    {
        var (settings, proof) = (_host!.Services.GetRequiredService<SpotifySettings>(), Pkce.New());
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(LoginAddress.Of(settings, proof), Token);
        var code = HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"]!;
        _host
            .Services.GetRequiredService<SpotifyAccount>()
            .Accept(await _host.Services.GetRequiredService<TokenClient>().ExchangeAsync(code, proof, Token));
    }
}
