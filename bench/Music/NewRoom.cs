using Roomtone.EdgeAgent.Music.Collaborative;

namespace Roomtone.Music.Bench;

/// <summary>
/// Rooms that the model has never seen: their users are left out of training, then asked for from their first n artists
/// in the order of the file, which is by plays. Held out is everything else that they played.
/// </summary>
internal static class NewRoom
{
    public static Dictionary<string, double> Measure(HeldOut data, string usersFile, IReadOnlyList<int> known)
    {
        var rooms = File.ReadLines(usersFile).Select(line => int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        var plays = new Plays([.. data.Train.Select((user, number) => rooms.Contains(number) ? [] : Whole(data, number))], data.ItemCount, data.IsGraded);
        var model = Neighbourhoods.Train(plays, CancellationToken.None);
        return known.ToDictionary(
            count => count.ToString(System.Globalization.CultureInfo.InvariantCulture),
            count => rooms.Where(room => Whole(data, room).Count > count).Average(room => Recall(model, plays, Whole(data, room), count)));
    }

    private static double Recall(ItemModel model, Plays plays, List<(int Item, double Count)> all, int count)
    {
        var first = all.Take(count).ToList();
        int[] items = [.. first.Select(play => play.Item)];
        var top = Ranking.Top(HeldOut.Scores(model, items, plays.Weigh([.. first.Select(play => play.Count)])), items);
        return Ranking.TruncatedRecall(top, all.Skip(count).Select(play => play.Item).ToHashSet());
    }

    /// <summary>Known and held-out plays together, the most played first.</summary>
    private static List<(int Item, double Count)> Whole(HeldOut data, int user) =>
        [.. data.Train[user].Concat(user < data.Test.Length ? data.Test[user] : []).OrderByDescending(play => play.Count)];
}
