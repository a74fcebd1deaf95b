using Roomtone.Dashboard.History;

namespace Roomtone.Dashboard.Tests.History;

public class MoodLiftCalculatorTests
{
    private static readonly DateTime Start = new(2026, 1, 5, 11, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_change_over_a_play_comes_with_its_standard_error()
    {
        List<MoodRow> minutes = [Row(-3, 0.1), Row(-2, 0.3), Row(2, 0.6), Row(3, 0.6), Row(4, 0.9)];

        var lift = MoodLiftCalculator.LiftOf(minutes, (Start.AddMinutes(-5), Start), (Start.AddMinutes(1), Start.AddMinutes(6)))!;

        Assert.Equal((0.5, 0.1414), (lift.Valence, lift.ValenceError));
        Assert.Equal((0, 0), (lift.Arousal, lift.ArousalError));
    }

    [Fact]
    public void A_single_minute_tells_no_change() =>
        Assert.Null(
            MoodLiftCalculator.LiftOf(
                [Row(-3, 0.1), Row(2, 0.6), Row(3, 0.6)],
                (Start.AddMinutes(-5), Start),
                (Start.AddMinutes(1), Start.AddMinutes(6))
            )
        );

    private static MoodRow Row(int minute, double valence) =>
        new()
        {
            At = Start.AddMinutes(minute),
            Valence = valence,
            Arousal = 0.2,
            Known = 10,
        };
}
