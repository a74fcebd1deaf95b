using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision.Zones;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Vision.Zones;

public sealed class ZoneMaskTests
{
    private static readonly double[][] Whole = [[0, 0], [1, 0], [1, 1], [0, 1]];
    private static readonly double[][] Triangle = [[0.1, 0.2], [0.9, 0.3], [0.4, 0.8]];
    private static readonly double[][] LeftUpperQuarter = [[0, 0], [0, 0.5], [0.5, 0.5], [0.5, 0]];

    /// <summary>A U: what lies between its arms is looked at.</summary>
    private static readonly double[][] Concave =
    [
        [0.1, 0.1],
        [0.3, 0.1],
        [0.3, 0.7],
        [0.7, 0.7],
        [0.7, 0.1],
        [0.9, 0.1],
        [0.9, 0.9],
        [0.1, 0.9],
    ];

    /// <summary>A five-pointed star in one line: its middle is enclosed twice, and inside.</summary>
    private static readonly double[][] Star = [[0.5, 0.05], [0.75, 0.9], [0.05, 0.35], [0.95, 0.35], [0.25, 0.9]];

    public static TheoryData<string, double[][]> Shapes => new()
    {
        { "triangle", Triangle }, { "quarter", LeftUpperQuarter }, { "concave", Concave }, { "star", Star },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Inside_is_black_and_outside_is_untouched(string shape, double[][] corners)
    {
        var frame = Bright(98, 62);

        new ZoneMask([corners]).Blacken(frame);

        for (var pixel = 0; pixel < 98 * 62; pixel++)
        {
            var expected = Winding(corners, ((pixel % 98) + 0.5) / 98, ((pixel / 98) + 0.5) / 62) != 0 ? 0 : 200;
            Assert.True(
                frame.Pixels.AsSpan(pixel * 3, 3).IndexOfAnyExcept((byte)expected) < 0,
                $"{shape}: pixel {pixel % 98}, {pixel / 98} is not {expected}"
            );
        }
    }

    [Fact]
    public void A_zone_of_the_whole_picture_leaves_nothing()
    {
        var frame = Bright(33, 17);

        new ZoneMask([Whole]).Blacken(frame);

        Assert.True(frame.Pixels.AsSpan().IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public void Several_zones_hold_together_and_follow_the_size_of_the_frame()
    {
        var mask = new ZoneMask([LeftUpperQuarter, [[0.5, 0.5], [1, 0.5], [1, 1], [0.5, 1]]]);
        foreach (var side in (int[])[8, 20])
        {
            var frame = Bright(side, side);
            mask.Blacken(frame);
            Assert.Equal(side * side / 2 * 3, frame.Pixels.Count(value => value == 0));
        }
    }

    [Fact]
    public void No_zone_touches_nothing()
    {
        var frame = Bright(8, 8);

        new ZoneMask([]).Blacken(frame);

        Assert.DoesNotContain((byte)0, frame.Pixels);
    }

    [Fact]
    public void A_frame_costs_no_memory_after_the_first()
    {
        var mask = new ZoneMask([Triangle, Concave]);
        var frame = Bright(640, 480);
        mask.Blacken(frame);

        Assert.Equal(0, AllocatedBytes.LeastOf(5, () => mask.Blacken(frame)));
    }

    private static Frame Bright(int width, int height)
    {
        var frame = new Frame(width, height);
        frame.Pixels.AsSpan().Fill(200);
        return frame;
    }

    /// <summary>How often the line goes round a point: the sum of the angles, another way than the code's.</summary>
    private static int Winding(double[][] corners, double x, double y)
    {
        var sum = 0.0;
        for (var i = 0; i < corners.Length; i++)
        {
            var (a, b) = (corners[i], corners[(i + 1) % corners.Length]);
            var angle = Math.Atan2(b[1] - y, b[0] - x) - Math.Atan2(a[1] - y, a[0] - x);
            sum += Math.IEEERemainder(angle, 2 * Math.PI);
        }

        return (int)Math.Round(sum / (2 * Math.PI));
    }
}
