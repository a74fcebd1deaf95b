using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Recommendation.Exploration;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

public class ExplorationTests
{
    private const int Choices = 4_000;

    [Fact]
    public void Never_more_than_fifteen_of_a_hundred_choices_are_explored()
    {
        var (learned, explored) = (BanditState.Nothing, new List<int>());
        for (var seed = 0; seed < Choices; seed++)
        {
            var draw = ExplorationDecision.Of(seed * 7919L, learned, exploration: 0.15, blindToMood: 0.1);
            learned = learned.WithChoice(new ChoiceProvenance(draw.Strategy, draw.Explored, draw.Blind, true));
            explored.Add(draw.Explored ? 1 : 0);
        }

        for (var from = 0; from + BanditState.Window <= Choices; from++)
            Assert.InRange(explored.Skip(from).Take(BanditState.Window).Sum(), 0, 15);
        Assert.InRange(explored.Average(), 0.10, 0.15);
    }

    [Fact]
    public void Strategies_come_as_often_as_their_propensities_say_and_a_tenth_is_blind()
    {
        var learned = BanditState.Nothing with { Arms = [ArmStatistics.None, new(8, 4), new(2, 8), new(5, 5), ArmStatistics.None] };
        var draws = Enumerable.Range(0, Choices).Select(seed => ExplorationDecision.Of(seed * 104_729L, learned, 0.12, 0.1)).ToList();

        Assert.All(draws, draw => Assert.Equal(1, draw.Propensities.Sum(), 1e-9));
        Assert.Equal(0.1, draws.Average(draw => draw.Blind ? 1.0 : 0), 0.02);
        for (var strategy = Strategy.Hybrid; strategy <= Strategy.Popular; strategy++)
            Assert.Equal(
                draws.Average(draw => draw.Propensities[(int)strategy]),
                draws.Average(draw => draw.Strategy == strategy ? 1.0 : 0),
                0.015
            );
    }

    [Fact]
    public void What_was_welcome_is_tried_more_often()
    {
        var learned = BanditState.Nothing;
        for (var n = 0; n < 20; n++)
            learned = learned.WithOutcome(Way(Strategy.Discover), good: true).WithOutcome(Way(Strategy.Popular), good: false);
        var propensities = ExplorationDecision.Of(1, learned, 0.12, 0).Propensities;

        Assert.True(propensities[(int)Strategy.Discover] > 0.05);
        Assert.True(propensities[(int)Strategy.Popular] < 0.005);
    }

    [Fact]
    public void The_mood_weighs_more_the_surer_it_is_that_steering_helps()
    {
        var (helped, hurt) = (BanditState.Nothing, BanditState.Nothing);
        for (var n = 0; n < 30; n++)
        {
            helped = helped.WithOutcome(Way(blind: false), good: true).WithOutcome(Way(blind: true), good: false);
            hurt = hurt.WithOutcome(Way(blind: false), good: false).WithOutcome(Way(blind: true), good: true);
        }

        Assert.Equal(0.5, BanditState.Nothing.SteeringHelps, 6);
        Assert.InRange(helped.SteeringHelps, 0.99, 1);
        Assert.InRange(hurt.SteeringHelps, 0, 0.01);
    }

    [Fact]
    public void The_same_seed_draws_the_same() =>
        Assert.Equal(
            ExplorationDecision.Of(42, BanditState.Nothing, 0.12, 0.1).Propensities,
            ExplorationDecision.Of(42, BanditState.Nothing, 0.12, 0.1).Propensities
        );

    [Fact]
    public void A_mean_of_lifts_knows_how_sure_it_is()
    {
        var sum = LiftSum.None;
        foreach (var lift in (double[])[0.1, 0.3, 0.2]) sum = sum.With(lift);

        Assert.Equal(0.2, sum.Mean, 9);
        Assert.Equal(0.1 / Math.Sqrt(3), sum.Error!.Value, 9);
        Assert.Null(LiftSum.None.With(1).Error);
    }

    private static ChoiceProvenance Way(Strategy strategy = Strategy.Hybrid, bool blind = false) =>
        new(strategy, strategy != Strategy.Hybrid, blind, true);
}
