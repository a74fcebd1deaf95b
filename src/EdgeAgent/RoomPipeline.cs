using Microsoft.Extensions.Hosting;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Vision;
using Roomtone.Hosting;
using Roomtone.Hosting.Systemd;

namespace Roomtone.EdgeAgent;

/// <summary>
/// The data flow: from Camera and Vision, or from a page in their place, to Mood and Music. Speaker and Outbox belong to the
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

    /// <summary>Without a new frame for this long, the last ones are forgotten.</summary>
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromSeconds(2);

    private const long Idle = -1;

    private readonly Lock _gate = new();

    private long _busySince = Idle;

    /// <summary>False when the processing of one frame hangs. Waiting for a frame is no fault here.</summary>
    public bool IsAlive => Volatile.Read(ref _busySince) is var since && (since == Idle || time.GetElapsedTime(since) < Hung);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => TaskGroup.RunAsync(
        Task.Run(() => FollowAsync(stoppingToken), stoppingToken), ForgetWithoutFramesAsync(stoppingToken));

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var takenAt = await vision.WaitAsync(stoppingToken);
            Process(takenAt);
        }
    }

    /// <summary>Once frames stop, nothing of the last ones is kept.</summary>
    private async Task ForgetWithoutFramesAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ForgetAfter, time);
        for (long before = 0; await timer.WaitForNextTickAsync(stoppingToken); before = counters.Frames)
        {
            if (counters.Frames != before) continue;
            lock (_gate) vision.Forget();
        }
    }

    private void Process(DateTimeOffset takenAt)
    {
        var began = time.GetTimestamp();
        Volatile.Write(ref _busySince, began);
        lock (_gate) Observe(takenAt, began);
        Volatile.Write(ref _busySince, Idle);
    }

    private void Observe(DateTimeOffset takenAt, long began)
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
