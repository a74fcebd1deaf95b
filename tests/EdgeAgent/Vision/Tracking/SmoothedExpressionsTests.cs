using Roomtone.Contracts;
using Roomtone.EdgeAgent.Tests.Mood;
using Roomtone.EdgeAgent.Vision.Tracking;

namespace Roomtone.EdgeAgent.Tests.Vision.Tracking;

public class SmoothedExpressionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_single_odd_reading_does_not_turn_the_face()
    {
        var shows = Filled(framesASecond: 10, seconds: 2, Room.Blank);

        shows.Add(Start.AddSeconds(2), Room.Frown);

        Assert.InRange(shows.Mean(0.5f).Expressions.Anger, 0.05f, 0.25f);
    }

    [Fact]
    public void A_lasting_change_is_followed_within_a_second()
    {
        var shows = Filled(framesASecond: 10, seconds: 2, Room.Blank);

        for (var i = 0; i < 10; i++) shows.Add(Start.AddSeconds(2 + (i / 10.0)), Room.Smile);

        Assert.InRange(shows.Mean(0.5f).Expressions.Happiness, 0.6f, 0.75f);
    }

    [Fact]
    public void The_frame_rate_does_not_matter()
    {
        var (slow, fast) = (Filled(5, 2, Room.Blank), Filled(20, 2, Room.Blank));

        for (var i = 0; i < 5; i++) slow.Add(Start.AddSeconds(2 + (i / 5.0)), Room.Smile);
        for (var i = 0; i < 20; i++) fast.Add(Start.AddSeconds(2 + (i / 20.0)), Room.Smile);

        Assert.Equal(slow.Mean(0.5f).Expressions.Happiness, fast.Mean(0.5f).Expressions.Happiness, 0.05f);
    }

    [Fact]
    public void The_shares_still_sum_to_one()
    {
        var shows = Filled(10, 1, Room.Smile);
        shows.Add(Start.AddSeconds(5), Room.Tears);

        Span<float> shares = stackalloc float[Expressions.Count];
        shows.Mean(0.5f).Expressions.CopyTo(shares);
        Assert.Equal(1, System.Numerics.Tensors.TensorPrimitives.Sum(shares), 0.001f);
    }

    private static SmoothedExpressions Filled(int framesASecond, int seconds, Expressions shown)
    {
        var shows = new SmoothedExpressions(TimeSpan.FromSeconds(0.5));
        for (var i = 0; i < framesASecond * seconds; i++) shows.Add(Start.AddSeconds((double)i / framesASecond), shown);
        return shows;
    }
}
