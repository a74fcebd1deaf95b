using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Roomtone.EdgeAgent;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Metrics;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.State.Recording;
using Roomtone.EdgeAgent.Sync;
using Roomtone.Hosting;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>Settings files of all three services: taken, or refused with sentences.</summary>
internal sealed class SettingsInputs(string folder) : IInputKind
{
    private static readonly string[] Good =
    [
        """
        { "Device": { "Id": "cafe-1", "StateFolder": "/var/lib/roomtone", "Place": "Home" },
          "Camera": { "Source": "pictures", "Pictures": "/srv/pictures", "Width": 640, "Height": 480, "FramesPerSecond": 2, "PictureTime": "00:00:04" },
          "Mood": { "MinPeople": 1 }, "Hours": { "Open": ["Mo-Fr 08:00-18:00", "Sa 09:00-02:00"] },
          "Vision": { "MinScore": 0.6 }, "Recording": { "Hours": 24 },
          "Music": { "LibraryFolder": "/srv/music", "Playlists": ["mine"], "VolumePercent": 60, "TrackAgainAfter": "12:00:00", "MoodWeight": 0.2 },
          "Speaker": { "Host": "127.0.0.1", "Port": 6600, "AnswerWithin": "00:00:10", "CrossfadeSeconds": 3, "LevelLoudness": true },
          "Spotify": { "ClientId": "", "Playlists": { "37i9dQZF1DX0XUsuxWHRQd": "happy" } },
          "Radio": { "Stations": "/etc/roomtone/stations.json", "Dwell": "00:30:00", "Directory": "https://all.api.radio-browser.info", "AsksDirectory": true },
          "YouTube": { "Catalogue": "/etc/roomtone/youtube.json", "SearchesPerDay": 100, "UnitsPerDay": 10000, "Api": "https://www.googleapis.com/youtube/v3/" },
          "SoundCloud": { "Catalogue": "/etc/roomtone/soundcloud.json", "OEmbed": "https://soundcloud.com/oembed" },
          "Sync": { "MaxOutboxMegabytes": 200, "ResendAfter": "00:00:10", "HomeAssistant": { "Prefix": "homeassistant" } },
          "Mqtt": { "Host": "localhost", "Port": 1883, "Tls": false }, "Metrics": { "Port": 0 },
          "Light": {}, "Button": {}, "Joining": {}, "Logging": { "LogLevel": { "Default": "Information" } } }
        """,
        """{ "Hours": { "Open": "" }, "Camera": { "Source": "auto" }, "Music": { "Playlists": "mine" } }""",
        "{}",
    ];

    private readonly string _path = Path.Combine(folder, "settings.json");

    public Task<IReadOnlyList<byte[]>> SeedsAsync() =>
        Task.FromResult<IReadOnlyList<byte[]>>([.. Good.Select(System.Text.Encoding.UTF8.GetBytes)]);

    public byte[] Mutate(byte[] input, Random random) => JsonMutator.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        await File.WriteAllBytesAsync(_path, input);
        Try(() => Register(["--settings", _path]));
        Try(() => (CloudSync.Worker.Build(["--settings", _path]) as IDisposable).Dispose());
        Try(() => (Dashboard.DashboardHost.Build(["--settings", _path]) as IDisposable).Dispose());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Try(Action start)
    {
        try
        {
            start();
        }
        catch (SettingsException)
        {
            // A sentence a fault; the service does not start.
        }
    }

    /// <summary>As the agent does before it starts, but for the networks, which are no settings.</summary>
    private static void Register(string[] args)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        AgentHost.Sections.Load(builder.Configuration, builder.Configuration, args);
        ServiceRun.AddLogging(builder);
        builder.Services.AddSync(builder.Configuration);
        builder.Services.AddRecording(builder.Configuration);
        builder.Services.AddCamera(builder.Configuration);
        builder.Services.AddMood(builder.Configuration);
        builder.Services.AddSpeaker(builder.Configuration);
        builder.Services.AddMusic(builder.Configuration, "/nowhere");
        builder.Services.AddDevice(builder.Configuration);
        builder.Services.AddSchedule(builder.Configuration);
        builder.Services.AddMetrics(builder.Configuration);
        builder.Build().Dispose();
    }
}
