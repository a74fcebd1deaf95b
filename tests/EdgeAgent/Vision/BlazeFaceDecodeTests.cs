using System.Numerics;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Tests.Vision;

public sealed class BlazeFaceDecodeTests
{
    [Fact]
    public void Anchors_lie_in_the_middle_of_their_cells()
    {
        Assert.Equal(512, BlazeFaceAnchors.Fine.Length);
        Assert.Equal(384, BlazeFaceAnchors.Coarse.Length);
        Assert.Equal(new Vector2(0.5f / 16, 0.5f / 16), BlazeFaceAnchors.Fine[1]);
        Assert.Equal(new Vector2(1.5f / 16, 0.5f / 16), BlazeFaceAnchors.Fine[2]);
        Assert.Equal(new Vector2(0.5f / 8, 1.5f / 8), BlazeFaceAnchors.Coarse[8 * 6]);
    }

    [Fact]
    public void Boxes_and_points_are_read_from_their_anchor()
    {
        float[] numbers = [4, -8, 60, 40, -10, -5, 10, -5, 0, 0, 0, 12, -20, 0, 20, 0];

        var face = BlazeFace.Decode(numbers, new Vector2(0.5f, 0.25f), 0.9f);

        Assert.Equal((102f, 36f, 60f, 40f), (face.Box.X, face.Box.Y, face.Box.Width, face.Box.Height));
        Assert.Equal(new Vector2(118, 59), face.Points.RightEye);
        Assert.Equal(new Vector2(138, 59), face.Points.LeftEye);
        Assert.Equal(new Vector2(128, 76), face.Points.Mouth);
        Assert.Equal(0.9f, face.Score);
    }
}
