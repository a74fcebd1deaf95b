using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Tests.Camera;
using Roomtone.EdgeAgent.Tests.Music;
using Roomtone.EdgeAgent.Tests.Vision;
using Roomtone.EdgeAgent.Vision;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests;

/// <summary>The way of the data with a replayed camera, the real networks and a recording speaker.</summary>
public sealed class RoomPipelineTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly PlaybackHarness _playback;
    private readonly FaceTracker _vision = FaceTracker.Open(
        new VisionSettings { DetectorModel = Samples.Detector, ExpressionModel = Samples.Expressions }
    );
    private readonly PipelineCounters _counters;
    private ReplayCamera _camera = null!;
    private Capture? _capture;
    private RoomPipeline? _pipeline;

    public RoomPipelineTests()
    {
        _playback = new PlaybackHarness(_folder, clock: _clock).WithTracks(
            PlaybackHarness.Track("bright", genre: "Pop"),
            PlaybackHarness.Track("dark", genre: "Doom Metal")
        );
        _counters = new PipelineCounters(_clock);
    }

    public async ValueTask DisposeAsync()
    {
        if (_pipeline is not null) await _pipeline.StopAsync(CancellationToken.None);
        if (_capture is not null) await _capture.DisposeAsync();
        _vision.Dispose();
        _playback.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Smiling_people_make_the_room_happy_and_the_music_follows()
    {
        await StartAsync(await PhotographAsync("sample3.jpg"));

        await WatchAsync(frames: 45);

        var moods = _playback.Events.OfType<MoodEvent>().ToList();
        Assert.NotEmpty(moods);
        Assert.All(moods, mood => Assert.InRange(mood.People, 2, 3)); // One of the three shows nothing clear.
        Assert.Equal(Contracts.Mood.Happy, moods[^1].Mood);
        await _playback.AdvanceAsync(1);
        var started = Assert.Single(_playback.Tracks, track => track.What == TrackHappening.Started);
        Assert.Equal("bright", started.Id);
        Assert.True(started.For?.Valence > 0.3, $"chosen for {started.For}");
        Assert.Contains("play bright", _playback.Speaker.Asked);
    }

    [Fact]
    public async Task An_empty_room_has_no_mood_and_no_numbers()
    {
        var wall = new Frame(640, 480);
        wall.Pixels.AsSpan().Fill(110);
        await StartAsync(wall);

        await WatchAsync(frames: 15);

        var mood = Assert.Single(_playback.Events.OfType<MoodEvent>());
        Assert.Equal((0, Contracts.Mood.Unknown), (mood.People, mood.Mood));
        Assert.Null(mood.Valence);
        Assert.Null(mood.Expressions);
    }

    [Fact]
    public async Task Every_frame_and_face_is_counted()
    {
        await StartAsync(await PhotographAsync("sample5.jpg"));

        await WatchAsync(frames: 3);

        Assert.Equal((3, 15), (_counters.Frames, _counters.Faces));
        Assert.True(_pipeline!.IsAlive);
    }

    [Fact]
    public async Task Fewer_people_than_the_threshold_are_not_counted_either()
    {
        await StartAsync(await PhotographAsync("sample3.jpg"), minPeople: 4);

        await WatchAsync(frames: 2);

        Assert.Equal((2, 0), (_counters.Frames, _counters.Faces));
    }

    [Fact]
    public async Task A_failure_that_nobody_expects_ends_the_pipeline_at_once_instead_of_leaving_it_blind()
    {
        var wall = new Frame(640, 480);
        await StartAsync(wall, events: new BrokenLog());

        var pipeline = _pipeline!.ExecuteTask!;
        for (var frame = 1; frame <= 15 && !pipeline.IsCompleted; frame++)
        {
            _camera.Next();
            await Eventually.TrueAsync(
                () => _counters.Frames == frame || pipeline.IsCompleted,
                $"frame {frame} is looked at, or the pipeline has ended"
            );
        }

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() =>
            pipeline.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken)
        );
    }

    /// <summary>A camera that shows this picture, at its own size.</summary>
    private async Task StartAsync(Frame picture, int minPeople = 1, IEventLog? events = null)
    {
        var settings = new CameraSettings { Width = picture.Width, Height = picture.Height };
        _camera = new ReplayCamera(_clock, picture);
        _capture = new Capture(_camera, settings, _clock, NullLogger<Capture>.Instance);
        var mood = new MoodStage(
            new MoodSettings
            {
                MinPeople = minPeople,
                Window = TimeSpan.FromSeconds(1),
                Dwell = TimeSpan.FromSeconds(2),
            },
            events ?? _playback,
            _playback
        );
        _pipeline = new RoomPipeline(new CameraFaces(_capture, _vision), mood, _playback.Context, _counters, _clock);
        _capture.Start();
        await _pipeline.StartAsync(CancellationToken.None);
    }

    /// <summary>One after another: each frame is looked at before the next comes.</summary>
    private async Task WatchAsync(int frames)
    {
        for (var frame = 1; frame <= frames; frame++)
        {
            _camera.Next();
            await Eventually.TrueAsync(() => _counters.Frames == frame, $"frame {frame} is looked at");
        }

        // A frame is counted before its mood is published: what the last one led to is there once the pipeline has ended.
        await _pipeline!.StopAsync(CancellationToken.None);
    }

    private static Task<Frame> PhotographAsync(string name) => StillDecoder.DecodeAsync(Samples.Photograph(name), CancellationToken.None);

    private sealed class BrokenLog : IEventLog
    {
        public void Append<T>(string type, T data) => throw new InvalidTimeZoneException("As a fault of our own would be.");
    }
}
