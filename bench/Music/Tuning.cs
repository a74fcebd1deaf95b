using Roomtone.Recommender;

namespace Roomtone.Music.Bench;

/// <summary>
/// Chooses the constants of a <see cref="Hyperparameters"/>, one after another, by plays that are held out of the
/// training part: a fifth of each user's, and a fifth of the users as new rooms. The test part is not read.
/// </summary>
internal sealed class Tuning(HeldOut training, bool newcomers, Action<string> say)
{
    private const int StepCount = 6;
    private const int EveryNthIsARoom = 5;
    private const int Seed = 11;
    private static readonly int[] KnownArtists = [1, 3, 5];
    private static readonly double[] Limits = [0.30, 0.38, 0.395];
    private static readonly double[] Shrinks = [0.03, 0.1, 0.3, 1, 3];
    private static readonly double[] Shares = [0.3, 0.6, 1, 1.6];
    private static readonly double[] Voices = [0.3, 0.7];
    private static readonly double[] HeldBacks = [3, 12, 25];

    private readonly HeldOut _split = training.WithinTraining(Seed);
    private readonly Dictionary<Hyperparameters, double> _tried = [];
    private (double L2, double UserNormPower, EaseRows Rows)? _exact;

    public Hyperparameters Choose()
    {
        var best = newcomers ? Hyperparameters.Newcomer : Hyperparameters.For(training.ItemCount);
        for (var step = 0; step < StepCount; step++) best = Steps(best, step).Prepend(best).MaxBy(Mark)!;
        say($"chosen: {best}");
        return best;
    }

    private static IEnumerable<Hyperparameters> Steps(Hyperparameters best, int step) => step switch
    {
        0 => Around(best.OtherPower, 0.05).Select(value => best with { OtherPower = value }),
        1 => Around(best.KnownPower, 0.1).Select(value => best with { KnownPower = value }),
        2 => Shrinks.Select(value => best with { Shrink = value }),
        3 when best.L2 > 0 => Shares.Select(value => best with { CosineShare = value }),
        4 => Voices.Select(value => best with { UserNormPower = value }),
        5 when best.L2 > 0 => HeldBacks.Select(value => best with { L2 = value }),
        _ => [],
    };

    private static IEnumerable<double> Around(double middle, double step) =>
        Enumerable.Range(-2, 5).Where(n => n != 0).Select(n => Math.Round(middle + (n * step), 3));

    /// <summary>What is asked for, each as a share of its limit, so that no figure outweighs the others.</summary>
    private double Mark(Hyperparameters recipe)
    {
        if (_tried.TryGetValue(recipe, out var known)) return known;
        var mark = newcomers ? MarkNewcomer(recipe) : MarkAnew(recipe);
        say($"{mark:0.0000} {recipe}");
        return _tried[recipe] = mark;
    }

    private double MarkAnew(Hyperparameters recipe)
    {
        var rooms = Enumerable.Range(0, _split.Train.Length).Where(user => user % EveryNthIsARoom == 0).ToHashSet();
        var seen = _split with { Train = [.. _split.Train.Select((plays, user) => rooms.Contains(user) ? [] : plays)] };
        var plays = new InteractionMatrix(seen.Train, seen.ItemCount, seen.IsGraded);
        var model = Neighbourhoods.Train(plays, recipe, Exact(plays, recipe), CancellationToken.None);
        var (recall, ndcg) = seen.Measure(model, plays);
        return seen.IsGraded ? (recall / 0.345) + (ndcg / 0.315) : (recall / 0.425) + (ndcg / 0.335);
    }

    private double MarkNewcomer(Hyperparameters recipe)
    {
        var rooms = Enumerable.Range(0, _split.Train.Length).Where(user => user % EveryNthIsARoom == 0).ToHashSet();
        var served = new NewRoom(_split, rooms);
        var model = served.Train(recipe);
        return KnownArtists.Zip(Limits, (count, limit) => served.ByChance(model, count) / limit).Min();
    }

    /// <summary>The inverse is by far the most work and does not change with the other constants.</summary>
    private EaseRows? Exact(InteractionMatrix plays, Hyperparameters recipe)
    {
        if (recipe.L2 == 0) return null;
        if (_exact is not { } kept || kept.L2 != recipe.L2 || kept.UserNormPower != recipe.UserNormPower)
            _exact = (recipe.L2, recipe.UserNormPower, EaseRows.Train(plays, recipe, CancellationToken.None));
        return _exact.Value.Rows;
    }
}
