using Roomtone.Lab.Chaos.Faults;

namespace Roomtone.Lab.Tests.Chaos;

public class FaultDeckTests
{
    private static readonly Fault[] Kills = [Of("a"), Of("b")];
    private static readonly Fault[] Cuts = [Of("1"), Of("2"), Of("3"), Of("4") with { WhyNot = "Not here." }];

    [Fact]
    public void Each_round_has_all_of_the_one_kind_and_one_of_the_other_which_come_round_before_one_comes_again()
    {
        var deck = new FaultSchedule(Kills, [Cuts], new Random(3));
        var rounds = Enumerable.Range(0, 6).Select(_ => deck.NextRound()).ToList();

        Assert.All(rounds, round => Assert.Equal(["a", "b"], round.Intersect(Kills).Select(fault => fault.Name).Order()));
        var cuts = rounds.Select(round => Assert.Single(round.Except(Kills)).Name).ToList();
        Assert.Equal(["1", "2", "3"], cuts[..3].Order());
        Assert.Equal(cuts[..3], cuts[3..]);
    }

    [Fact]
    public void The_same_seed_deals_the_same()
    {
        IEnumerable<string> Deal() => new FaultSchedule(Kills, [Cuts], new Random(8)).NextRound().Select(fault => fault.Name);

        Assert.Equal(Deal(), Deal());
    }

    private static Fault Of(string name) => new(name, "", _ => Task.CompletedTask);
}
