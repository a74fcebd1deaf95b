using System.Numerics;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Vision.Expression;

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
