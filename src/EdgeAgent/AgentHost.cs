using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Gpio;
using Roomtone.EdgeAgent.Device.Metrics;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.State.Quarantine;
using Roomtone.EdgeAgent.State.Recording;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Sync.Provisioning;
using Roomtone.EdgeAgent.Vision;
using Roomtone.Hosting;
using Roomtone.Hosting.Systemd;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent;

/// <summary>Puts the stages together, in the order of the data.</summary>
internal static class AgentHost
{
    /// <summary>What a settings file may hold.</summary>
    public static readonly SettingsSections Sections = new SettingsSections()
        .With<DeviceSettings>().With<CameraSettings>().With<VisionSettings>().With<MoodSettings>()
        .With<MusicSettings>().With<SpeakerSettings>().With<SpotifySettings>().With<YouTubeSettings>().With<SoundCloudSettings>()
        .With<SyncSettings>().With<MqttSettings>()
        .With<MetricsSettings>().With<JoiningSettings>().With<HoursSettings>().With<LightSettings>().With<ButtonSettings>()
        .With<RecordingSettings>().With<RadioSettings>();

    /// <exception cref="SettingsException">The settings or a network cannot be used.</exception>
    public static async Task<IHost> BuildAsync(string[] args)
    {
        var builder = Begin(args);
        StateFolder.Require(FolderIn(builder.Configuration));
        await FirstJoin.JoinAsync(builder.Configuration, CancellationToken.None);
        await AddAllAsync(builder);
        return builder.Build();
    }

    /// <summary>All of <see cref="BuildAsync"/> but joining a dashboard.</summary>
    /// <exception cref="SettingsException">The settings or a network cannot be used.</exception>
    public static Task CheckAsync(string[] args) => AddAllAsync(Begin(args));

    private static HostApplicationBuilder Begin(string[] args)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        Sections.Load(builder.Configuration, builder.Configuration, args);
        ServiceRun.AddLogging(builder);
        return builder;
    }

    private static async Task AddAllAsync(HostApplicationBuilder builder)
    {
        var joined = FirstJoin.TakeIn(builder.Configuration);
        var loading = builder.Services.AddVision(builder.Configuration); // It takes longest, so it runs beside the rest.
        try
        {
            Add(builder.Services, builder.Configuration, joined);
        }
        finally
        {
            await Task.WhenAny(loading); // Also when the start is refused: ONNX Runtime does not survive an exit while it loads.
        }

        await loading;
    }

    private static void Add(IServiceCollection services, IConfiguration configuration, JoinedPassword? joined)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSystemdNotifications();
        services.AddSync(configuration, joined);
        services.AddRecording(configuration);
        services.AddQuarantine();
        services.AddCamera(configuration);
        services.AddMood(configuration);
        services.AddSpeaker(configuration);
        services.AddMusic(configuration, FolderIn(configuration));
        services.AddSharedTaste(FolderIn(configuration));
        services.AddDevice(configuration);
        services.AddSchedule(configuration);
        services.AddMetrics(configuration);
        services.AddSingleton<RoomPipeline>();
        services.AddSingleton<IHeartbeat>(provider => provider.GetRequiredService<RoomPipeline>());
        services.AddHostedService(provider => provider.GetRequiredService<RoomPipeline>());
    }

    private static string FolderIn(IConfiguration configuration) => SettingsRegistration.Read<DeviceSettings>(configuration).StateFolder;
}
