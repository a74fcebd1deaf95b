using System.Numerics;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Tests.Vision;

public sealed class FaceWarpTests
{
    private readonly float[] _face = new float[FaceWarp.Side * FaceWarp.Side];

    [Fact]
    public void A_picture_of_the_right_size_comes_through_as_it_is()
    {
        var frame = Grey(48, 48, (x, y) => (byte)((3 * x) + y));

        new FaceWarp().Cut(frame, FaceCrop.Whole(48, 48), _face);

        Assert.Equal(0, At(0, 0), 0.01f);
        Assert.Equal((3 * 20) + 7, At(20, 7), 0.01f);
        Assert.Equal((3 * 47) + 47, At(47, 47), 0.01f);
    }

    [Fact]
    public void A_tilted_head_comes_out_upright()
    {
        // A plane whose brightness rises along the direction of the eyes, 30 degrees off level.
        var along = new Vector2(MathF.Cos(MathF.PI / 6), MathF.Sin(MathF.PI / 6));
        var frame = Grey(300, 300, (x, y) => (byte)Math.Clamp(128 + Vector2.Dot(along, new Vector2(x - 150, y - 150)), 0, 255));

        new FaceWarp().Cut(frame, new FaceCrop(new Vector2(150, 150), along, 96), _face);

        Assert.Equal(At(40, 5), At(40, 42), 1.5f);
        Assert.Equal(2 * 30, At(39, 24) - At(9, 24), 2f);
    }

    [Fact]
    public void Stripes_finer_than_the_crop_become_grey()
    {
        var frame = Grey(400, 400, (x, _) => x % 2 == 0 ? (byte)255 : (byte)0);

        new FaceWarp().Cut(frame, FaceCrop.Whole(400, 400), _face);

        Assert.All(_face, value => Assert.InRange(value, 110, 145));
    }

    [Fact]
    public void Outside_the_frame_its_edge_goes_on()
    {
        var frame = Grey(60, 60, (_, _) => 90);

        new FaceWarp().Cut(frame, new FaceCrop(new Vector2(0, 59), Vector2.Normalize(new Vector2(1, 0.3f)), 80), _face);

        Assert.All(_face, value => Assert.Equal(90, value, 0.5f));
    }

    [Fact]
    public void Any_crop_can_be_cut_without_a_fault()
    {
        var frame = Grey(64, 48, (x, y) => (byte)(x ^ y));
        var warp = new FaceWarp();
        var chance = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var angle = chance.NextSingle() * MathF.Tau;
            var centre = new Vector2((chance.NextSingle() * 200) - 60, (chance.NextSingle() * 200) - 60);
            warp.Cut(frame, new FaceCrop(centre, new Vector2(MathF.Cos(angle), MathF.Sin(angle)), 1 + (chance.NextSingle() * 500)), _face);
            Assert.All(_face, value => Assert.InRange(value, 0, 255));
        }
    }

    [Fact]
    public void The_crop_has_the_eyes_where_the_training_pictures_have_them()
    {
        var points = default(FacePoints);
        points[0] = new Vector2(40, 60);
        points[1] = new Vector2(80, 60);

        var crop = FaceCrop.Of(new DetectedFace(new FaceBox(20, 30, 86.3f, 86.3f), 0.9f, points));

        Assert.Equal(100, crop.Side, 0.1f);
        Assert.Equal(60, crop.Centre.X, 0.01f);
        Assert.Equal(0.395f, (60 - (crop.Centre.Y - 50)) / 100, 0.001f);
    }

    private float At(int x, int y) => _face[(y * FaceWarp.Side) + x];

    private static Frame Grey(int width, int height, Func<int, int, byte> value)
    {
        var frame = new Frame(width, height);
        for (var i = 0; i < width * height; i++) frame.Pixels.AsSpan(3 * i, 3).Fill(value(i % width, i / width));
        return frame;
    }
}
