using System.Diagnostics;
using Roomtone.Recommender;

namespace Roomtone.Music.Bench;

/// <summary>Trains on one part of each user's plays and asks for the other part.</summary>
/// <param name="Train">What is known of each user.</param>
/// <param name="Test">What was held out.</param>
/// <param name="ItemCount">How many items there are.</param>
internal sealed record HeldOut(List<(int Item, double Count)>[] Train, List<(int Item, double Count)>[] Test, int ItemCount)
{
    private const double ShareHeldOut = 0.2;

    public static HeldOut Read(string folder)
    {
        var train = PlayFile.Read(Path.Combine(folder, "train_8020.tsv"));
        var test = PlayFile.Read(Path.Combine(folder, "test_8020.tsv"));
        return new HeldOut(train, test, PlayFile.ItemCount(train, test));
    }

    public bool IsGraded => Hyperparameters.IsSmall(ItemCount);

    /// <summary>
    /// Another split, for choosing constants: a fifth of each user's training plays is held out, and the test part is not
    /// looked at.
    /// </summary>
    public HeldOut WithinTraining(int seed)
    {
        var random = new Random(seed);
        var split = Train.Select(plays => plays.ToLookup(_ => random.NextDouble() < ShareHeldOut)).ToList();
        return new HeldOut([.. split.Select(plays => plays[false].ToList())], [.. split.Select(plays => plays[true].ToList())], ItemCount);
    }

    /// <summary>The same plays split anew, a fifth of each user's held out.</summary>
    public HeldOut SplitAnew(int seed) => new HeldOut([.. Train.Select((_, user) => Whole(user))], [], ItemCount).WithinTraining(seed);

    /// <summary>Known and held-out plays of one user together.</summary>
    public List<(int Item, double Count)> Whole(int user) => [.. Train[user], .. user < Test.Length ? Test[user] : []];

    public (ItemModel Model, InteractionMatrix Plays, double Seconds) Fit()
    {
        var clock = Stopwatch.StartNew();
        var plays = new InteractionMatrix(Train, ItemCount, IsGraded);
        var model = Neighbourhoods.Train(plays, CancellationToken.None);
        return (model, plays, clock.Elapsed.TotalSeconds);
    }

    public (double Recall, double Ndcg) Measure(ItemModel model, InteractionMatrix plays)
    {
        var asked = Enumerable
            .Range(0, Math.Min(Test.Length, plays.UserCount))
            .Where(user => Test[user].Count > 0 && Train[user].Count > 0)
            .ToArray();
        var results = asked
            .AsParallel()
            .Select(user =>
            {
                var top = Ranking.Top(Scores(model, plays.Items(user), plays.Weights(user)), Train[user].Select(play => play.Item));
                var held = Test[user].Select(play => play.Item).ToHashSet();
                return (Recall: Ranking.Recall(top, held), Ndcg: Ranking.Ndcg(top, held));
            })
            .ToList();
        return (results.Average(result => result.Recall), results.Average(result => result.Ndcg));
    }

    public static float[] Scores(ItemModel model, ReadOnlySpan<int> items, ReadOnlySpan<float> weights)
    {
        var scores = new float[model.ItemCount];
        model.Score(items, weights, scores);
        return scores;
    }
}
