using System.Globalization;
using Roomtone.Recommender;

namespace Roomtone.Music.Bench;

/// <summary>
/// Rooms that the model has never seen: their users are left out of training, then asked for from n of their artists, by
/// the model for newcomers.
/// Held out is everything else that they played. Which n is drawn by chance, several times over: popularity measured
/// that way gives the published baseline (.220/.213/.204) within .001, while the n most played give .216/.198/.183.
/// </summary>
internal sealed class NewRoom(HeldOut data, IReadOnlySet<int> rooms)
{
    private const int Draws = 5;

    public static IReadOnlySet<int> Read(string usersFile) =>
        File.ReadLines(usersFile).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).ToHashSet();

    public ItemModel Train(Hyperparameters recipe) => Neighbourhoods.Train(Plays(), recipe, CancellationToken.None);

    /// <summary>By the n artists that chance picks, the mean of several draws.</summary>
    public double ByChance(ItemModel model, int known) =>
        Enumerable.Range(1, Draws).Average(seed => Measure(model, known, (plays, room) => Shuffled(plays, HashCode.Combine(seed, room))));

    /// <summary>By the n artists that were played most.</summary>
    public double ByMostPlayed(ItemModel model, int known) =>
        Measure(model, known, (plays, _) => [.. plays.OrderByDescending(play => play.Count)]);

    private double Measure(ItemModel model, int known, Func<List<(int Item, double Count)>, int, List<(int Item, double Count)>> order)
    {
        var weigh = new InteractionMatrix([], data.ItemCount, data.IsGraded);
        return rooms.Where(room => data.Whole(room).Count > known).ToArray().AsParallel()
            .Average(room => Recall(model, weigh, order(data.Whole(room), room), known));
    }

    private static double Recall(ItemModel model, InteractionMatrix plays, List<(int Item, double Count)> all, int count)
    {
        var first = all.Take(count).ToList();
        int[] items = [.. first.Select(play => play.Item)];
        var top = Ranking.Top(HeldOut.Scores(model, items, plays.Weigh([.. first.Select(play => play.Count)])), items);
        return Ranking.TruncatedRecall(top, all.Skip(count).Select(play => play.Item).ToHashSet());
    }

    private InteractionMatrix Plays() =>
        new([.. data.Train.Select((_, user) => rooms.Contains(user) ? [] : data.Whole(user))], data.ItemCount, data.IsGraded);

    private static List<(int Item, double Count)> Shuffled(List<(int Item, double Count)> plays, int seed)
    {
        var shuffled = plays.ToArray();
        new Random(seed).Shuffle(shuffled);
        return [.. shuffled];
    }
}
