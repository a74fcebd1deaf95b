using System.Text.Json;
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
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.EdgeAgent.Speaker.Radio.RadioBrowser;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.EdgeAgent.Sync.Commands;
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
    private readonly HttpClient _http = new() { DefaultRequestHeaders = { UserAgent = { new("Roomtone", "0") } } };

    public PageHome(TemporaryFolder folder, Place place = Place.Home, PageLink? link = null, RadioSettings? radio = null)
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
            .AddSingleton(radio ?? new RadioSettings())
            .AddSingleton<StationList>()
            .AddSingleton<DirectoryMirrors>()
            .AddSingleton(provider => new RadioDirectory(
                _http,
                provider.GetRequiredService<RadioSettings>(),
                provider.GetRequiredService<DirectoryMirrors>(),
                new ManualClock() // However slow it is.
            ))
            .AddSingleton<StationClicks>()
            .AddSingleton<ICommandHandler, RadioCommands>()
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

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public SourceOrder Sources => _services.GetRequiredService<SourceOrder>();

    public StationList Stations => _services.GetRequiredService<StationList>();

    public StationClicks Clicks => _services.GetRequiredService<StationClicks>();

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

    public async Task<JsonElement?> CommandAsync(string name, object? args = null)
    {
        var command = new Command(Guid.NewGuid(), name, args is null ? null : Wire.Element(args), "anna", Clock.GetUtcNow().AddMinutes(1));
        if (CommandCatalogue.Find(name)!.Problem(command.Args) is { } problem) throw new CommandRefusedException(problem);
        return await _services.GetServices<ICommandHandler>().Single(handler => handler.Names.Contains(name)).HandleAsync(command, default);
    }

    public void Append<T>(string type, T data) => Events.Add(data!);

    public void Show<T>(string kind, T state) => _live[kind] = state!;

    public void Dispose()
    {
        _services.Dispose();
        _http.Dispose();
    }
}
