using Roomtone.Recommender;

namespace Roomtone.Music.Bench;

/// <summary>One list for several people; what counts is how well the worst served member is served.</summary>
internal static class Groups
{
    private const int RankingLength = 100;

    public static double WorstMember(HeldOut data, ItemModel model, InteractionMatrix plays, string groupsFile)
    {
        var groups = File.ReadLines(groupsFile)
            .Select(line =>
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(word => int.Parse(word, System.Globalization.CultureInfo.InvariantCulture))
                    .ToList()
            );
        return groups.Average(members =>
            Worst(data, model, plays, [.. members.Where(member => member < data.Test.Length && data.Test[member].Count > 0)])
        );
    }

    private static double Worst(HeldOut data, ItemModel model, InteractionMatrix plays, List<int> members)
    {
        if (members.Count == 0)
            return 0;
        var rankings = members
            .Select(member =>
                Ranking.Top(
                    HeldOut.Scores(model, plays.Items(member), plays.Weights(member)),
                    data.Train[member].Select(play => play.Item),
                    RankingLength
                )
            )
            .ToList();
        int[] list = [.. RoundRobinMerge.Merge(rankings, new HashSet<int>(), Ranking.Length)];
        return members.Min(member => Ranking.Ndcg(list, [.. data.Test[member].Select(play => play.Item)]));
    }
}
