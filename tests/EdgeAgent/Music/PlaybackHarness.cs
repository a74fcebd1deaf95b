using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Timers;
using Roomtone.EdgeAgent.Music.Wishes;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music;

/// <summary>The playback as the agent registers it, with a recording speaker and a manual clock.</summary>
internal sealed class PlaybackHarness : IDisposable, IEventLog, ILiveState
{
    private readonly ServiceProvider _services;
    private readonly Dictionary<string, object> _live = [];

    public PlaybackHarness(
        TemporaryFolder folder,
        RecordingSpeaker? speaker = null,
        ManualClock? clock = null,
        params (string Key, string Value)[] settings
    )
    {
        Clock = clock ?? new ManualClock();
        Speaker = speaker ?? new RecordingSpeaker(Clock);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Music:Exploration", "0"), new("Music:BlindToMood", "0")])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(Key(setting.Key), (string?)setting.Value)))
            .Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ISpeaker>(Speaker)
            .AddSingleton<IEventLog>(this)
            .AddSingleton<ILiveState>(this)
            .AddMusic(configuration, folder.In("state"))
            .BuildServiceProvider();
    }

    /// <summary>Of the music's settings where it names no other section.</summary>
    private static string Key(string key) => key.Contains(':', StringComparison.Ordinal) ? key : "Music:" + key;

    public ManualClock Clock { get; }

    public RecordingSpeaker Speaker { get; }

    public ListeningContext Context => _services.GetRequiredService<ListeningContext>();

    public PlaybackController Controller => _services.GetRequiredService<PlaybackController>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>As the box does with the settings that have arrived.</summary>
    public void Apply(RoomSettings settings)
    {
        Assert.Empty(settings.Problems());
        foreach (var listener in _services.GetServices<IRoomSettingsListener>()) listener.Apply(settings);
    }

    public TrackSelector Selection => _services.GetRequiredService<TrackSelector>();

    public CatalogueProvider Catalogues => _services.GetRequiredService<CatalogueProvider>();

    public PreferenceStore Taste => _services.GetRequiredService<PreferenceStore>();

    public List<object> Events { get; } = [];

    /// <summary>What the box told of itself, as its kind and its sentence.</summary>
    public IEnumerable<DeviceEvent> Told => Events.OfType<DeviceEvent>();

    public IEnumerable<TrackEvent> Tracks => Events.OfType<TrackEvent>();

    /// <summary>What guests are told.</summary>
    public LiveWishes Wishes => (LiveWishes)_live[StateKinds.Wishes];

    public LiveTrack Live => (LiveTrack)_live[StateKinds.Track];

    public static Track Track(string id, string artist = "", string genre = "", string language = "", string title = "")
    {
        var info = new TrackInfo("local", id, title.Length > 0 ? title : id, artist, "", genre, language, null, 180);
        return new Track(info, AffectEstimator.Of(genre, TrackTags.None));
    }

    public PlaybackHarness WithTracks(params Track[] tracks)
    {
        _services.GetRequiredService<CatalogueProvider>().Put(new Catalogue(tracks));
        return this;
    }

    public PlaybackHarness WithTracks(params string[] ids) => WithTracks([.. ids.Select(id => Track(id))]);

    public TimerService Timers => _services.GetRequiredService<TimerService>();

    /// <summary>Lets time go by, with a look at the timers and the guests' wishes and a poll each second.</summary>
    public async Task<PlaybackHarness> AdvanceAsync(double seconds = 0)
    {
        await TickAsync();
        for (var second = 0; second < seconds; second++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await TickAsync();
        }

        return this;
    }

    private async Task TickAsync()
    {
        await Timers.TickAsync(CancellationToken.None);
        await Controller.PollAsync(CancellationToken.None);
        await Get<WishService>().TickAsync(CancellationToken.None);
    }

    public void ObserveMood(Contracts.Mood mood, double confidence = 1) =>
        Context.Observe(new RoomMood(Clock.GetUtcNow(), mood, MoodRegions.Centre(mood), confidence, "as the test says"));

    public async Task<JsonElement?> CommandAsync(string name, object? args = null)
    {
        var command = new Command(Guid.NewGuid(), name, args is null ? null : Wire.Element(args), "anna", Clock.GetUtcNow().AddMinutes(1));
        var handler = _services.GetServices<ICommandHandler>().Single(handler => handler.Names.Contains(name));
        if (CommandCatalogue.Find(name)!.Problem(command.Args) is { } problem) throw new CommandRefusedException(problem);
        return await handler.HandleAsync(command, CancellationToken.None);
    }

    public async Task<string> RefusalAsync(string name, object? args = null) =>
        (await Assert.ThrowsAsync<CommandRefusedException>(() => CommandAsync(name, args))).Message;

    public void Append<T>(string type, T data) => Events.Add(data!);

    public void Show<T>(string kind, T state) => _live[kind] = state!;

    public void Dispose() => _services.Dispose();
}
