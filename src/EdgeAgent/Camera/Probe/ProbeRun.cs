using Microsoft.Extensions.Logging.Abstractions;

namespace Roomtone.EdgeAgent.Camera.Probe;

/// <summary>Runs the camera until pictures have come for a moment, or until it is clear that none will.</summary>
internal sealed class ProbeRun(ICamera camera, CameraSettings settings, TimeProvider time)
{
    /// <summary>Cameras set their exposure in the first second: only then is their picture judged.</summary>
    private static readonly TimeSpan LookFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    public async Task<ProbeResult> RunAsync(CancellationToken cancellationToken)
    {
        string? lost = null;
        await using var capture = new Capture(camera, settings, time, NullLogger<Capture>.Instance);
        capture.Lost += why => lost ??= why;
        capture.Start();
        await WatchAsync(capture, () => lost is not null, cancellationToken);
        var result = new ProbeResult(
            capture.Kind,
            (int)capture.FramesCaptured,
            capture.FramesPerSecond,
            capture.Light,
            lost,
            capture.LastErrors
        );
        await capture.StopAsync();
        return result;
    }

    private async Task WatchAsync(Capture capture, Func<bool> isLost, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        DateTimeOffset? first = null;
        while (!isLost() && time.GetElapsedTime(began) < settings.StartWithin + LookFor)
        {
            if (capture.LastFrameAt is not null) first ??= time.GetUtcNow();
            if (time.GetUtcNow() - first >= LookFor) return;
            await Task.Delay(LookEvery, time, cancellationToken);
        }
    }
}
