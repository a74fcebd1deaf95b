using Roomtone.Contracts;
using Roomtone.Lab.Fleet;

namespace Roomtone.Lab.Tests.Fleet;

public class MadeUpRoomTests
{
    [Fact]
    public void A_day_in_it_keeps_to_the_wire_and_sees_every_mood()
    {
        var room = new MadeUpRoom(new Random(1));
        var day = Enumerable.Range(0, 17_280).Select(window => room.Next(DateTimeOffset.UnixEpoch.AddSeconds(5 * window))).ToList();

        Assert.All(
            day,
            mood =>
                Assert.Equal(
                    mood.People == 0,
                    mood is { Mood: Mood.Unknown, Valence: null, Arousal: null, Confidence: null, Expressions: null }
                )
        );
        Assert.All(
            day.Where(mood => mood.People > 0),
            mood =>
            {
                Assert.InRange(mood.Valence!.Value, -1, 1);
                Assert.InRange(mood.Arousal!.Value, -1, 1);
                Assert.InRange(Sum(mood.Expressions!), 0.99, 1.01);
            }
        );
        Assert.Equal(Enum.GetValues<Mood>(), day.Select(mood => mood.Mood).Distinct().Order());
    }

    private static double Sum(Expressions expressions)
    {
        Span<float> shares = stackalloc float[Expressions.Count];
        expressions.CopyTo(shares);
        return shares.ToArray().Sum();
    }
}
