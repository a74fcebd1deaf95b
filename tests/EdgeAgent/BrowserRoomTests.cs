using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.State.Quarantine;
using Roomtone.EdgeAgent.Tests.Camera.Browser;
using Roomtone.EdgeAgent.Tests.Mood;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.EdgeAgent.Tests.Sync.DesiredState;
using Roomtone.EdgeAgent.Tests.Vision;
using Roomtone.EdgeAgent.Vision;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests;

/// <summary>The stages as the agent registers them, a page as the camera, the real broker between, in real time.</summary>
public sealed class BrowserRoomTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Page _page = new();

    [Fact]
    public async Task A_pages_smiles_become_the_rooms_mood_until_sensing_is_stopped()
    {
        await using var box = await StartAsync();
        var live = box.Hear(Topics.State(BrokerLinks.Cafe, StateKinds.Mood));
        var sensing = box.Hear(Topics.State(BrokerLinks.Cafe, StateKinds.Sensing));

        await WatchUntilAsync(box, () => Last<LiveMood>(live) is { Mood: Contracts.Mood.Happy, Reading.People: 2 }, "the room is happy");
        await WatchUntilAsync(box, () => Last<LiveSensing>(sensing) is { Capturing: true, Camera: "browser" }, "a page watches");

        await box.CommandAsync(new Command(Guid.NewGuid(), CommandNames.SensingStop, null, "anna", DateTimeOffset.MaxValue));
        await WatchUntilAsync(box, () => Last<LiveSensing>(sensing) is { On: false, Capturing: false }, "sensing is stopped");
        var (frames, said) = (Frames(box), sensing.Count);
        await WatchUntilAsync(box, () => sensing.Count > said + 1, "the page sends on, and the box says how it is");
        Assert.Equal(frames, Frames(box));
    }

    [Fact]
    public async Task A_venue_starts_reads_nothing_and_says_why()
    {
        await using var box = await StartAsync(("Device:Place", "venue"));
        var sensing = box.Hear(Topics.State(BrokerLinks.Cafe, StateKinds.Sensing));

        await WatchUntilAsync(
            box,
            () => Last<LiveSensing>(sensing)?.Detail.Contains("homes only", StringComparison.Ordinal) == true,
            "it is said"
        );

        Assert.Equal(0, Frames(box));
        Assert.Contains(box.Links.Said.All, line => line.Contains("homes only", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static long Frames(FollowingBox box) => box.Services.GetRequiredService<PipelineCounters>().Frames;

    private static T? Last<T>(Inbox inbox)
        where T : class => inbox.Messages is [.., var last] ? Wire.Read<T>(last.Payload.Span) : null;

    private Task WatchUntilAsync(FollowingBox box, Func<bool> condition, string what) => Eventually.TrueAsync(
        async () =>
        {
            var faces = new[] { Page.Face(Room.Smile, 0.1f), Page.Face(Room.Smile, 0.6f) };
            await box.SendAsync(Topics.BrowserReadings(BrokerLinks.Cafe), Wire.Write(_page.Sees(faces)));
            await Task.Delay(TimeSpan.FromMilliseconds(180), TimeProvider.System);
            return condition();
        },
        what);

    private Task<FollowingBox> StartAsync(params (string Key, string Value)[] more)
    {
        (string Key, string Value)[] settings =
        [
            ("Camera:Source", "browser"),
            ("Speaker:Port", "1"),
            ("Vision:DetectorModel", Samples.Detector),
            ("Vision:ExpressionModel", Samples.Expressions),
            ("Mood:Window", "00:00:01"),
            ("Mood:ForgetAfter", "00:00:02"),
            .. more,
        ];
        return FollowingBox.StartAsync(services => Add(services, settings), null, settings);
    }

    private void Add(IServiceCollection services, (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        services.AddQuarantine().AddCamera(configuration).AddMood(configuration);
        services.AddVision(configuration).GetAwaiter().GetResult();
        services.AddSpeaker(configuration).AddSingleton<ISpeaker>(new RecordingSpeaker(new ManualClock()));
        services.AddMusic(configuration, _folder.In("music-state")).AddDevice(configuration).AddSchedule(configuration);
        services.AddSingleton<RoomPipeline>().AddHostedService(provider => provider.GetRequiredService<RoomPipeline>());
    }
}
