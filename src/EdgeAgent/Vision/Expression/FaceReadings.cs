using System.Numerics;
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

/// <summary>
/// The square of a frame that the expression network should see: upright by the eyes, with the margin of its training
/// pictures. That margin was measured: BlazeFace-256 on every sixteenth face of eight FER2013 atlases (729 found with a
/// score above 0.7), enlarged to 128 pixels; medians, their spread is about an eighth.
/// </summary>
/// <param name="Centre">Pixels of the frame.</param>
/// <param name="Right">The direction of the crop's rows in the frame, of length one.</param>
/// <param name="Side">Pixels of the frame.</param>
internal readonly record struct FaceCrop(Vector2 Centre, Vector2 Right, float Side)
{
    /// <summary>The detector's box is 0.863 of a training picture's side.</summary>
    private const float SideABox = 1 / 0.863f;

    /// <summary>The middle of the eyes lies at 0.395 of a training picture's height.</summary>
    private const float EyesAboveCentre = 0.5f - 0.395f;

    public static FaceCrop Of(in DetectedFace face)
    {
        var eyes = face.Points.LeftEye - face.Points.RightEye;
        var right = eyes.LengthSquared() > 0 ? Vector2.Normalize(eyes) : Vector2.UnitX;
        var down = new Vector2(-right.Y, right.X);
        var side = MathF.Max(1, SideABox * (face.Box.Width + face.Box.Height) / 2);
        var middle = (face.Points.RightEye + face.Points.LeftEye) / 2;
        return new FaceCrop(middle + (down * side * EyesAboveCentre), right, side);
    }

    /// <summary>The whole of a picture that is one face already.</summary>
    public static FaceCrop Whole(int width, int height) => new(new Vector2(width, height) / 2, Vector2.UnitX, Math.Max(width, height));
}
