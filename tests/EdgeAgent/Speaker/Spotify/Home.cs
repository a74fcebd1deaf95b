using System.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Page;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify.Login;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Tests.Music;
using Roomtone.EdgeAgent.Tests.Speaker.Page;
using Roomtone.EdgeAgent.Tests.Sync;
using Roomtone.Lab.Spotify;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Spotify;

/// <summary>A home with Spotify, as its stand-in has it, and a local library behind; the clock is ours.</summary>
internal sealed class Home : IAsyncDisposable, IEventLog, ILiveState
{
    private static readonly FakeSpotifyTrack[] Songs =
    [
        .. Enumerable.Range(1, 6).Select(n => FakeSpotifyTrack.Numbered(n, $"Song {n}", $"Artist {n}", TimeSpan.FromMinutes(3))),
    ];

    private readonly TemporaryFolder _folder;
    private readonly SpotifySettings _settings;
    private readonly Dictionary<string, object> _live = [];
    private readonly List<PretendedPage> _pages = [];
    private ServiceProvider _services;

    private Home(TemporaryFolder folder, Func<SpotifySettings, SpotifySettings>? change)
    {
        _folder = folder;
        Spotify = new FakeSpotify(Songs, new SpotifysClock(Clock));
        var settings = new SpotifySettings
        {
            ClientId = "abc",
            Device = FakeSpotify.Speaker,
            Api = Spotify.Api,
            Accounts = Spotify.Accounts,
        };
        _settings = change?.Invoke(settings) ?? settings;
        Local = new RecordingSpeaker(Clock);
        _services = Services();
    }

    public ManualClock Clock { get; } = new();

    public FakeSpotify Spotify { get; }

    public RecordingSpeaker Local { get; }

    public List<object> Events { get; } = [];

    public IEnumerable<string> Happenings => Events.OfType<DeviceEvent>().Select(happening => happening.What);

    public LiveTrack Live => (LiveTrack)_live[StateKinds.Track];

    public SpotifyApi Api => _services.GetRequiredService<SpotifyApi>();

    public SpotifySpeaker Speaker => _services.GetRequiredService<SpotifySpeaker>();

    public SpotifyAccount Account => _services.GetRequiredService<SpotifyAccount>();

    public RateLimiter Budget => _services.GetRequiredService<RateLimiter>();

    public PlaybackController Controller => _services.GetRequiredService<PlaybackController>();

    public PageLink Link { get; } = new();

    public int Requests => Spotify.Asked.Count;

    public string StateFolder => _folder.In("state");

    public static string Uri(int song) => Songs[song - 1].Uri;

    public static async Task<Home> OpenAsync(
        TemporaryFolder folder,
        Func<SpotifySettings, SpotifySettings>? change = null,
        bool loggedIn = true
    )
    {
        var home = new Home(folder, change);
        await home.Spotify.StartAsync(TestContext.Current.CancellationToken);
        if (loggedIn) await home.LogInAsync();
        return home;
    }

    /// <summary>A page in which nobody has tapped yet.</summary>
    public async Task<PretendedPage> OpenPageAsync(params string[] providers)
    {
        if (_pages.Count == 0) await _services.GetRequiredService<PageLine>().StartAsync(CancellationToken.None);
        var page = new PretendedPage(Link, Clock, providers);
        _pages.Add(page);
        return page;
    }

    /// <summary>As a person does in a browser.</summary>
    public async Task LogInAsync()
    {
        var proof = Pkce.New();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(LoginAddress.Of(_settings, proof), TestContext.Current.CancellationToken);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        Assert.Equal(proof.State, query["state"]);
        Account.Accept(
            await _services.GetRequiredService<TokenClient>().ExchangeAsync(query["code"]!, proof, TestContext.Current.CancellationToken)
        );
    }

    /// <summary>All but what is on disk is forgotten.</summary>
    public void Restart()
    {
        _services.Dispose();
        _services = Services();
    }

    public Home WithTracks(params Track[] local)
    {
        var shelf = _services.GetRequiredService<CatalogueProvider>();
        shelf.Put("local", new Catalogue(local));
        shelf.Put(
            "spotify",
            new Catalogue([
                .. Songs.Select(song => new Track(
                    new TrackInfo("spotify", song.Uri, song.Title, song.Artist, "", "", "", null, 180),
                    TrackAffect.Unknown
                )),
            ])
        );
        return this;
    }

    public Home WithTracks() => WithTracks(PlaybackHarness.Track("a"), PlaybackHarness.Track("b"), PlaybackHarness.Track("c"));

    /// <summary>Lets time go by, with a poll each second. The stand-in answers in real time.</summary>
    public async Task<Home> AdvanceAsync(double seconds = 0)
    {
        await Controller.PollAsync(CancellationToken.None);
        for (var second = 0; second < seconds; second++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            foreach (var page in _pages) page.Tick();
            await Controller.PollAsync(CancellationToken.None);
        }

        return this;
    }

    /// <summary>Polls now and then until it is so; a probe runs beside the polls.</summary>
    public Task BecomesAsync(Func<bool> condition, string what) => Eventually.TrueAsync(
        async () =>
        {
            await AdvanceAsync(1);
            return condition();
        },
        what);

    public void Append<T>(string type, T data) => Events.Add(data!);

    public void Show<T>(string kind, T state) => _live[kind] = state!;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Spotify.DisposeAsync();
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(Clock)
        .AddSingleton<IEventLog>(this)
        .AddSingleton<ILiveState>(this)
        .AddSpotifyClient(_settings, StateFolder)
        .AddSingleton<SpotifyRoute>()
        .AddSingleton<IMqttLink>(Link)
        .AddSingleton(new DeviceSettings { Id = "home-1" })
        .AddSingleton<PageLine>()
        .AddSingleton<PageRoute>()
        .AddSingleton<PageDevice>()
        .AddSingleton(provider => new PageSpeaker(
            provider.GetRequiredService<PageLine>(),
            track => provider.GetRequiredService<CatalogueProvider>().Catalogue.Find(track)?.Info,
            Clock
        ))
        .AddSingleton<ISpeaker>(provider => new SpeakerRouter(
            [provider.GetRequiredService<PageRoute>(), provider.GetRequiredService<SpotifyRoute>(), new MpdRoute(Local, Clock)],
            new SourceOrder(new DeviceSettings()),
            Clock
        ))
        .AddMusic(new ConfigurationBuilder().Build(), StateFolder)
        .BuildServiceProvider();

    /// <summary>Nobody sets Spotify's clock when that of the box is set.</summary>
    private sealed class SpotifysClock(ManualClock clock) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() - clock.Jumped;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            clock.CreateTimer(callback, state, dueTime, period);
    }
}
