using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Library.Storage;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Playback.Commands;
using Roomtone.EdgeAgent.Music.Playlists;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Recommendation.Choices;
using Roomtone.EdgeAgent.Music.Recommendation.Exploration;
using Roomtone.EdgeAgent.Music.Recommendation.Model;
using Roomtone.EdgeAgent.Music.Timers;
using Roomtone.EdgeAgent.Music.Wishes;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music;

internal static class MusicRegistration
{
    /// <summary>
    /// Adds the <see cref="PlaybackController"/>, its library and its commands; the speaker, the event log and the live state
    /// must be registered as well.
    /// </summary>
    /// <param name="services">The agent's services.</param>
    /// <param name="configuration">The agent's settings.</param>
    /// <param name="stateFolder">Where taste, tags and the last track are kept.</param>
    public static IServiceCollection AddMusic(this IServiceCollection services, IConfiguration configuration, string stateFolder)
    {
        services.AddSettings<MusicSettings>(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<FaultLog>();
        services.AddCurrentSchedule(configuration);
        services.TryAddSingleton<RadioSettings>();
        services.AddLibrary(stateFolder);
        services.AddAnalysis(stateFolder);
        services.AddChoosing(stateFolder);
        services.AddTimers(stateFolder);
        services.AddPlayback(stateFolder);
        services.AddBlocks(stateFolder);
        services.AddQueue(stateFolder);
        services.AddWishes(stateFolder);
        services.AddSingleton<ICommandHandler, TransportCommands>();
        services.AddSingleton<FeedbackHistory>();
        services.AddSingleton<ICommandHandler, FeedbackCommands>();
        services.AddSingleton<ICommandHandler, SearchCommand>();
        services.AddSingleton<ICommandHandler, FiguresCommand>();
        services.AddSingleton<LibraryInventory>().AddSingleton<ICommandHandler, AccountCommand>();
        return services;
    }

    /// <summary>Follows the model of what goes together; <see cref="AddMusic"/> and the link to the broker must be there.</summary>
    public static IServiceCollection AddSharedTaste(this IServiceCollection services, string stateFolder) =>
        services
            .AddSingleton(provider => new RecommenderModelFile(
                Path.Combine(stateFolder, "taste-model.bin"),
                provider.GetRequiredService<ILogger<RecommenderModelFile>>()
            ))
            .AddHostedService<SharedModelSubscriber>();

    private static void AddLibrary(this IServiceCollection services, string stateFolder)
    {
        services.AddSingleton<CatalogueProvider>();
        services.AddSingleton(provider => new LibraryDatabase(
            Path.Combine(stateFolder, LibraryDatabase.FileName),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LibraryDatabase>>()
        ));
        services.AddSingleton<CatalogueStore>();
        services.AddSingleton<IMusicLibrary, MpdLibrary>();
        services.AddHostedService<LibraryReader>();
    }

    private static void AddAnalysis(this IServiceCollection services, string stateFolder)
    {
        services
            .AddSingleton(provider => new EarlierFiles(stateFolder, provider.GetRequiredService<ILogger<EarlierFiles>>()))
            .AddSingleton<AudioFeatureStore>();
        services
            .AddSingleton<Decoder>()
            .AddSingleton<AnalysisSignal>()
            .AddSingleton<AnalysisProgress>()
            .AddSingleton<AudioAnalysisLog>()
            .AddSingleton<AudioAnalyzer>()
            .AddSingleton<MeasuredFeatures>();
        services.AddSingleton<MeasuredLoudness>().AddSingleton<ILoudness>(provider => provider.GetRequiredService<MeasuredLoudness>());
        services.AddHostedService<AudioAnalysisService>();
    }

    private static void AddChoosing(this IServiceCollection services, string stateFolder)
    {
        services.AddSingleton<SharedModel>();
        services.AddSingleton<IRecommender, HybridRecommender>();
        services
            .AddSingleton<TrackSelector>()
            .AddSingleton<FairScheduler>()
            .AddSingleton<RoomMembers>()
            .AddSingleton<AimPolicy>()
            .AddSingleton<RoomTarget>()
            .AddSingleton<RoomRules>();
        services.AddSingleton<MoodTrace>();
        services.AddSingleton(provider => new BanditStore(
            provider.StateDocument<BanditState>(Path.Combine(stateFolder, "learned.json"), BanditState.IsSound)
        ));
        services.AddSingleton(provider => new ChoiceLog(
            Path.Combine(stateFolder, "choices.jsonl"),
            provider.GetRequiredService<MusicSettings>(),
            provider.GetRequiredService<ILogger<ChoiceLog>>()
        ));
        services.AddSingleton(provider => new PreferenceStore(
            provider.StateDocument<PreferenceStore.Document>(
                Path.Combine(stateFolder, "taste.json"), PreferenceStore.Document.IsSound, isCopied: true)
        ));
    }

    private static void AddQueue(this IServiceCollection services, string stateFolder)
    {
        services.AddSingleton(provider => new PlayQueue(
            provider.StateDocument<PlayQueue.Document>(Path.Combine(stateFolder, "queue.json"), PlayQueue.Document.IsSound, isCopied: true),
            provider.GetRequiredService<TrackSelector>()
        ));
        services.AddSingleton<QueueRules>().AddSingleton<LineUp>().AddSingleton<ICommandHandler, QueueCommands>();
        services.AddSingleton(provider => new PlaylistStore(
            Path.Combine(stateFolder, "playlists"),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PlaylistStore>>(),
            provider.TellDamage
        ));
        services.AddSingleton<PlaylistTracks>().AddSingleton<ICommandHandler, PlaylistCommands>();
        services.AddSingleton<ICommandHandler, PlaylistPlayback>();
    }

    private static void AddWishes(this IServiceCollection services, string stateFolder)
    {
        services.AddSingleton(provider => provider.StateDocument<WishesDocument>(
            Path.Combine(stateFolder, "wishes.json"), WishesDocument.IsSound, what: "Guests' wishes"));
        services.AddSingleton<WishStore>().AddSingleton<WishRules>().AddSingleton<GuestTurns>().AddSingleton<GuestVotes>();
        services.AddSingleton<WishHours>().AddSingleton<IRoomSettingsListener>(provider => provider.GetRequiredService<WishHours>());
        services.AddSingleton<WishBoard>().AddSingleton<ICommandHandler, WishCommands>();
        services.AddSingleton<WishService>().AddHostedService(provider => provider.GetRequiredService<WishService>());
    }

    /// <summary>Before the playback: its first sound may be in the middle of a fade.</summary>
    private static void AddTimers(this IServiceCollection services, string stateFolder)
    {
        services.AddSingleton(provider =>
            provider.StateDocument<TimersDocument>(
                Path.Combine(stateFolder, "timers.json"), TimersDocument.IsSound, isCopied: true, "Sleep timer and wake-up"));
        services.AddSingleton<TimerStore>().AddSingleton<WakeUpStart>().AddSingleton<ICommandHandler, TimerCommands>();
        services.AddSingleton<TimerService>().AddHostedService(provider => provider.GetRequiredService<TimerService>());
    }

    private static void AddBlocks(this IServiceCollection services, string stateFolder)
    {
        services.AddSingleton(provider => provider.StateDocument<ScheduleDocument>(
            Path.Combine(stateFolder, "schedule.json"), ScheduleDocument.IsSound, isCopied: true));
        services.AddSingleton<PersonOverrides>().AddSingleton<BlockPlaylist>().AddSingleton<BlockPlayback>().AddSingleton<ScheduleReport>();
        services.AddSingleton<ICommandHandler, ScheduleCommands>();
    }

    private static void AddPlayback(this IServiceCollection services, string stateFolder)
    {
        services
            .AddSingleton<TrackPlayer>()
            .AddSingleton<GaplessQueue>()
            .AddSingleton<StreamFollower>()
            .AddSingleton<VolumeControl>()
            .AddSingleton<PlaybackEventRecorder>();
        services.AddSingleton<SpeakerConnectionMonitor>().AddSingleton<LiveTrackPublisher>().AddSingleton<PlaybackSnapshotStore>();
        services.AddSingleton(provider =>
            provider.StateDocument<PlaybackSnapshot>(Path.Combine(stateFolder, "music.json"), PlaybackSnapshot.IsSound, isCopied: true)
        );
        services.AddSingleton<PlaybackController>().AddSingleton<ListeningContext>();
        services.AddSingleton<IRoomSettingsListener>(provider => provider.GetRequiredService<ListeningContext>());
        services.AddSingleton<IRoomProfilesListener>(provider => provider.GetRequiredService<ListeningContext>());
        services.AddHostedService(provider => provider.GetRequiredService<ListeningContext>());
        services.AddHostedService(provider => provider.GetRequiredService<PlaybackController>());
    }
}
