using System.Runtime.InteropServices;

namespace Roomtone.Model.Bench;

/// <summary>CPU time of the calling thread: what the work costs, however busy the machine is.</summary>
internal static partial class ThreadCpu
{
    private const int ThreadCpuClock = 3;

    public static double Milliseconds()
    {
        _ = ReadClock(ThreadCpuClock, out var now);
        return (now.Seconds * 1e3) + (now.Nanoseconds / 1e6);
    }

    /// <returns>The median cost of each of the actions, taken in turn so that a noisy moment meets all of them.</returns>
    public static double[] Medians(int rounds, params Action[] actions)
    {
        var costs = actions.Select(_ => new List<double>(rounds)).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < actions.Length; i++)
            {
                var before = Milliseconds();
                actions[i]();
                costs[i].Add(Milliseconds() - before);
            }
        }

        return [.. costs.Select(list => list.Order().ElementAt(list.Count / 2))];
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Moment moment);

    [StructLayout(LayoutKind.Sequential)]
    private struct Moment
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
