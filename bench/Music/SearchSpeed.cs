using System.Diagnostics;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Music.Bench.Sound;

namespace Roomtone.Music.Bench;

/// <summary>
/// How long a search takes in a library of 100,000 tracks: in turn a word, a word with a slip of the finger, a word with
/// filters, and filters alone (mood, language, genre, years, tempo).
/// </summary>
internal static class SearchSpeed
{
    private const int Rounds = 200;
    private const int WarmUp = 20;

    /// <returns>
    /// Time on the wall, and of that the CPU's at the 99th percentile, which other work on the machine does not lengthen.
    /// </returns>
    public static (double P50Milliseconds, double P99Milliseconds, double CpuP99Milliseconds) Measure()
    {
        var catalogue = LargeLibrary.Make();
        catalogue.Prepare();
        var (times, cpu) = (new List<double>(), new List<double>());
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            var query = Query(round, LargeLibrary.Word(7 * 97 * round));
            var (start, before) = (Stopwatch.GetTimestamp(), CpuClock.Thread());
            if (catalogue.Search(query).Count == 0 && round % 4 < 2) throw new InvalidOperationException($"{query.Text} should be found.");
            if (round < WarmUp) continue;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            cpu.Add((CpuClock.Thread() - before) * 1e3);
        }

        times.Sort();
        cpu.Sort();
        return (times[Rounds / 2], times[(int)(Rounds * 0.99)], cpu[(int)(Rounds * 0.99)]);
    }

    private static LibraryQuery Query(int round, string word) =>
        (round % 4) switch
        {
            0 => new LibraryQuery(word, null, null, null, 20),
            1 => new LibraryQuery(word[..2] + word[3..], null, null, null, 20),
            2 => new LibraryQuery(word[..3], "en", null, Contracts.Mood.Happy, 20) { FromYear = 1970 },
            _ => new LibraryQuery(null, "en", "pop", (Contracts.Mood)(1 + (round % 5)), 20)
            {
                FromYear = 1960,
                ToYear = 2010,
                FromTempo = 70,
                ToTempo = 140,
            },
        };
}
