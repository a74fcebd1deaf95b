using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Vision.Expression;

/// <summary>Cuts faces out of a frame and reads what they show. Not thread-safe: its buffers are used again.</summary>
internal sealed class FaceReadings(ExpressionNetwork network) : IDisposable
{
    private readonly FaceWarp _warp = new();

    /// <summary>The confidence below which the network's answer is "not sure".</summary>
    public float NotSureBelow => network.NotSureBelow;

    /// <summary>All faces in one run of the network, or in as few as it can take.</summary>
    public void Read(Frame frame, ReadOnlySpan<DetectedFace> faces, Span<ExpressionReading> shown)
    {
        for (var first = 0; first < faces.Length; first += ExpressionNetwork.MostFaces)
        {
            var count = Math.Min(faces.Length - first, ExpressionNetwork.MostFaces);
            ReadTogether(frame, faces.Slice(first, count), shown[first..]);
        }
    }

    /// <summary>A picture that is one face already cut out.</summary>
    public ExpressionReading ReadWhole(Frame picture)
    {
        _warp.Cut(picture, FaceCrop.Whole(picture.Width, picture.Height), network.Face(0));
        network.Run(1);
        return network.Of(0);
    }

    /// <summary>Forgets the last faces.</summary>
    public void Wipe()
    {
        _warp.Wipe();
        for (var i = 0; i < ExpressionNetwork.MostFaces; i++) network.Face(i).Clear();
    }

    public void Dispose() => network.Dispose();

    private void ReadTogether(Frame frame, ReadOnlySpan<DetectedFace> faces, Span<ExpressionReading> shown)
    {
        for (var i = 0; i < faces.Length; i++) _warp.Cut(frame, FaceCrop.Of(faces[i]), network.Face(i));
        network.Run(faces.Length);
        for (var i = 0; i < faces.Length; i++) shown[i] = network.Of(i);
    }
}
