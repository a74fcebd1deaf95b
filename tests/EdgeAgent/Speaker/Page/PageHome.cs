using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Page;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Tests.Music;
using Roomtone.EdgeAgent.Tests.Sync;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page;

/// <summary>A room with a library at the box's own speaker, and pages that may be the speaker; the clock is ours.</summary>
internal sealed class PageHome : IDisposable, IEventLog, ILiveState
{
    private readonly Dictionary<string, object> _live = [];
    private readonly ServiceProvider _services;
    private readonly List<PretendedPage> _pages = [];

    public PageHome(TemporaryFolder folder, Place place = Place.Home, PageLink? link = null)
    {
        Link = link ?? new PageLink();
        Local = new RecordingSpeaker(Clock);
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IEventLog>(this)
            .AddSingleton<ILiveState>(this)
            .AddSingleton<IMqttLink>(Link)
            .AddSingleton(new DeviceSettings { Id = "home-1", Place = place })
            .AddSingleton<SourceOrder>()
            .AddSingleton<PageLine>()
            .AddSingleton<PageRoute>()
            .AddSingleton(provider => new PageSpeaker(
                provider.GetRequiredService<PageLine>(),
                track => provider.GetRequiredService<CatalogueProvider>().Catalogue.Find(track)?.Info,
                Clock
            ))
            .AddSingleton<ISpeaker>(provider => new SpeakerRouter(
                [provider.GetRequiredService<PageRoute>(), new MpdRoute(Local, Clock)],
                provider.GetRequiredService<SourceOrder>(),
                Clock
            ))
            .AddMusic(new ConfigurationBuilder().Build(), folder.In("state"))
            .BuildServiceProvider();
        Line.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public ManualClock Clock { get; } = new();

    public PageLink Link { get; }

    public RecordingSpeaker Local { get; }

    public List<object> Events { get; } = [];

    public IEnumerable<string> Happenings => Events.OfType<DeviceEvent>().Select(happening => happening.What);

    public IEnumerable<TrackEvent> Tracks => Events.OfType<TrackEvent>();

    public LiveTrack Live => (LiveTrack)_live[StateKinds.Track];

    public PageLine Line => _services.GetRequiredService<PageLine>();

    public PageSpeaker Page => _services.GetRequiredService<PageSpeaker>();

    public ISpeaker Speaker => _services.GetRequiredService<ISpeaker>();

    public SourceOrder Sources => _services.GetRequiredService<SourceOrder>();

    public TrackSelector Selection => _services.GetRequiredService<TrackSelector>();

    public PlaybackController Controller => _services.GetRequiredService<PlaybackController>();

    public PretendedPage Open(params string[] providers)
    {
        var page = new PretendedPage(Link, Clock, providers.Length > 0 ? providers : ["local"]);
        _pages.Add(page);
        return page;
    }

    public PageHome WithTracks(params Track[] more)
    {
        var shelf = _services.GetRequiredService<CatalogueProvider>();
        shelf.Put("local", new Catalogue([.. "abcdef".Select(name => PlaybackHarness.Track($"{name}.flac"))]));
        foreach (var provider in more.GroupBy(track => track.Info.Provider)) shelf.Put(provider.Key, new Catalogue([.. provider]));
        return this;
    }

    public static Track Of(string provider, string id) =>
        new(new TrackInfo(provider, id, id, "Somebody", "", "", "", null, 180), TrackAffect.Unknown);

    /// <summary>Lets time go by; each half second the pages speak and the speaker is looked at.</summary>
    public async Task<PageHome> AdvanceAsync(double seconds = 0)
    {
        await Controller.PollAsync(CancellationToken.None);
        for (var half = 0; half < 2 * seconds; half++)
        {
            Clock.Advance(TimeSpan.FromSeconds(0.5));
            foreach (var page in _pages) page.Tick();
            await Controller.PollAsync(CancellationToken.None);
        }

        return this;
    }

    /// <summary>A page that somebody has tapped in, and that sounds.</summary>
    public async Task<PretendedPage> PlayingInAPageAsync(params string[] providers)
    {
        var page = Open(providers);
        page.Claim();
        await AdvanceAsync(3);
        Assert.Equal(PageState.Playing, page.State);
        return page;
    }

    /// <returns>How long it took until the box's own speaker sounds.</returns>
    public async Task<TimeSpan> UntilLocalAsync()
    {
        var began = Clock.GetUtcNow();
        while (Local.State != PlayState.Playing && Clock.GetUtcNow() - began < TimeSpan.FromSeconds(20)) await AdvanceAsync(0.5);
        return Clock.GetUtcNow() - began;
    }

    public void Append<T>(string type, T data) => Events.Add(data!);

    public void Show<T>(string kind, T state) => _live[kind] = state!;

    public void Dispose() => _services.Dispose();
}
