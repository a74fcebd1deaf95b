using Microsoft.Extensions.Hosting;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music.Playing;
using Roomtone.EdgeAgent.Vision;

namespace Roomtone.EdgeAgent;

/// <summary>The way of the data: Camera, Vision, Mood, Music. Speaker and Outbox hang on the stages that use them.</summary>
internal sealed class RoomPipeline(Capture camera, FaceReader vision, MoodStage mood, Dj music, PipelineCounters counters, TimeProvider time)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => FollowAsync(stoppingToken), stoppingToken);

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var frame = await camera.Frames.TakeAsync(stoppingToken);
            Look(frame);
            camera.Frames.Recycle(frame);
        }
    }

    private void Look(Frame frame)
    {
        var began = time.GetTimestamp();
        var faces = vision.Read(frame);
        counters.CountFrame(faces.Count, time.GetElapsedTime(began));
        if (mood.Observe(frame.CapturedAt, faces) is not { } observation) return;
        counters.CountReading();
        music.Observe(observation.Room);
    }
}
