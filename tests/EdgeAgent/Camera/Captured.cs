using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Sources;

namespace Roomtone.EdgeAgent.Tests.Camera;

/// <summary>Frames taken from a camera as the agent would.</summary>
internal static class Captured
{
    public static Task<List<SeenFrame>> FramesAsync(CameraSettings settings, int count) =>
        FramesAsync(new GStreamerCamera(settings, TimeProvider.System), settings, count);

    public static async Task<List<SeenFrame>> FramesAsync(ICamera camera, CameraSettings settings, int count)
    {
        await using var capture = new Capture(camera, settings, TimeProvider.System, NullLogger<Capture>.Instance);
        string? lost = null;
        capture.Lost += why => lost ??= why;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        capture.Start();
        List<SeenFrame> frames = [];
        try
        {
            while (frames.Count < count)
            {
                var frame = await capture.Frames.TakeAsync(limit.Token);
                frames.Add(new SeenFrame(frame.Number, frame.CapturedAt, frame.Width, [.. frame.Pixels]));
                capture.Frames.Recycle(frame);
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Only {frames.Count} frames came. {lost} {string.Join('\n', capture.LastErrors)}");
        }

        return frames;
    }

    /// <summary>What a capture program said when it ended without a frame.</summary>
    public static string LossOf(ICamera camera)
    {
        var errors = new ErrorLines();
        using var stream = camera.Open(errors);
        Assert.False(stream.Read(new byte[640 * 480 * 3]));
        return stream.WaitForEnd().Why;
    }
}

internal sealed record SeenFrame(long Number, DateTimeOffset Time, int Width, byte[] Pixels)
{
    public (int Red, int Green, int Blue) At(int x, int y)
    {
        var at = ((y * Width) + x) * 3;
        return (Pixels[at], Pixels[at + 1], Pixels[at + 2]);
    }
}
