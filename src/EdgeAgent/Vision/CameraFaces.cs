using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Vision;

/// <summary>Our own networks look at the frames of the box's camera.</summary>
internal sealed class CameraFaces(Capture camera, FaceTracker tracker) : IFaceSource
{
    private Frame? _frame;

    public long Looks => tracker.Looks;

    public long Tracks => tracker.Tracks;

    public async ValueTask<DateTimeOffset> WaitAsync(CancellationToken cancellationToken)
    {
        _frame = await camera.Frames.TakeAsync(cancellationToken);
        return _frame.CapturedAt;
    }

    public IReadOnlyList<Face> Watch()
    {
        if (_frame is not { } frame) return [];
        var faces = tracker.Watch(frame);
        _frame = null;
        camera.Frames.Recycle(frame);
        return faces;
    }

    public void Forget() => tracker.Forget();
}
