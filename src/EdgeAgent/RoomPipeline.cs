using Microsoft.Extensions.Hosting;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Vision;
using Roomtone.Hosting;
using Roomtone.Hosting.Systemd;

namespace Roomtone.EdgeAgent;

/// <summary>
/// The way of the data: Camera and Vision, or a page in their place, then Mood and Music. Speaker and Outbox hang on the
/// stages that use them.
/// </summary>
internal sealed class RoomPipeline(
    IFaceSource vision,
    MoodStage mood,
    ListeningContext music,
    PipelineCounters counters,
    TimeProvider time
) : BackgroundService, IHeartbeat
{
    /// <summary>No frame takes this long, however busy the board is.</summary>
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan BlindAfter = TimeSpan.FromSeconds(2);

    private const long Idle = -1;

    private readonly Lock _eye = new();

    private long _lookingSince = Idle;

    /// <summary>False when one frame has been looked at for too long. Waiting for a frame is the camera's affair.</summary>
    public bool IsAlive => Volatile.Read(ref _lookingSince) is var since && (since == Idle || time.GetElapsedTime(since) < Hung);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => TaskGroup.RunAsync(
        Task.Run(() => FollowAsync(stoppingToken), stoppingToken), ForgetWhenBlindAsync(stoppingToken));

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var takenAt = await vision.WaitAsync(stoppingToken);
            Look(takenAt);
        }
    }

    /// <summary>When frames no longer come, nothing of the last ones stays.</summary>
    private async Task ForgetWhenBlindAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BlindAfter, time);
        for (long before = 0; await timer.WaitForNextTickAsync(stoppingToken); before = counters.Frames)
        {
            if (counters.Frames != before) continue;
            lock (_eye) vision.Forget();
        }
    }

    private void Look(DateTimeOffset takenAt)
    {
        var began = time.GetTimestamp();
        Volatile.Write(ref _lookingSince, began);
        lock (_eye) See(takenAt, began);
        Volatile.Write(ref _lookingSince, Idle);
    }

    private void See(DateTimeOffset takenAt, long began)
    {
        var (looks, tracks) = (vision.Looks, vision.Tracks);
        var faces = vision.Watch();
        var isEnough = faces.Count >= mood.MinPeople;
        counters.CountSearch(vision.Looks - looks, isEnough ? vision.Tracks - tracks : 0);
        counters.CountFrame(isEnough ? faces.Count : 0, time.GetElapsedTime(began));
        if (mood.Observe(takenAt, faces) is { } observation)
        {
            counters.CountReading();
            music.Observe(observation.Room);
        }
    }
}
