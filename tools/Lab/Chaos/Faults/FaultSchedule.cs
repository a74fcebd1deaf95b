namespace Roomtone.Lab.Chaos.Faults;

/// <summary>
/// Deals the faults of each round: all kills, one outage of each network and one of the rest, in an order left to the
/// seed. Outages and rest come round before one comes again.
/// </summary>
/// <param name="always">In each round.</param>
/// <param name="inTurn">One of each list in each round; those that are not possible here are left out.</param>
/// <param name="random">Decides the order.</param>
internal sealed class FaultSchedule(IReadOnlyList<Fault> always, IEnumerable<IReadOnlyList<Fault>> inTurn, Random random)
{
    private readonly List<Queue<Fault>> _turns = [.. inTurn.Select(kind => Shuffled(kind, random))];

    public IReadOnlyList<Fault> NextRound()
    {
        var round = always.Concat(_turns.Where(turn => turn.Count > 0).Select(Next)).ToArray();
        random.Shuffle(round);
        return round;
    }

    private static Fault Next(Queue<Fault> turn)
    {
        var fault = turn.Dequeue();
        turn.Enqueue(fault);
        return fault;
    }

    private static Queue<Fault> Shuffled(IReadOnlyList<Fault> kind, Random random)
    {
        Fault[] possible = [.. kind.Where(fault => fault.WhyNot is null)];
        random.Shuffle(possible);
        return new Queue<Fault>(possible);
    }
}
