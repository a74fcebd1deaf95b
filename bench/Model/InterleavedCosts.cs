using Roomtone.EdgeAgent.Bench.Cost;

namespace Roomtone.Model.Bench;

/// <summary>What several actions cost, measured side by side.</summary>
internal static class InterleavedCosts
{
    /// <returns>The median CPU milliseconds of each action, taken in turn so that a noisy moment meets all of them.</returns>
    public static double[] Medians(int rounds, params Action[] actions)
    {
        var costs = actions.Select(_ => new List<double>(rounds)).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < actions.Length; i++)
            {
                var before = ThreadCpu.Milliseconds();
                actions[i]();
                costs[i].Add(ThreadCpu.Milliseconds() - before);
            }
        }

        return [.. costs.Select(list => list.Order().ElementAt(list.Count / 2))];
    }
}
