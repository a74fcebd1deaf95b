using System.Diagnostics;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.Music.Bench;

/// <summary>How long a search takes in a library of 100,000 tracks, every second one with a slip of the finger.</summary>
internal static class SearchSpeed
{
    private const int Rounds = 200;
    private const int WarmUp = 20;

    public static (double P50Milliseconds, double P99Milliseconds) Measure()
    {
        var catalogue = LargeLibrary.Make();
        catalogue.Prepare();
        var times = new List<double>();
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            var word = LargeLibrary.Word(7 * 97 * round);
            var text = round % 2 == 0 ? word : word[..2] + word[3..];
            var start = Stopwatch.GetTimestamp();
            if (catalogue.Search(new LibraryQuery(text, null, null, null, 20)).Count == 0) throw new InvalidOperationException($"{text} should be found.");
            if (round >= WarmUp) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return (times[Rounds / 2], times[(int)(Rounds * 0.99)]);
    }
}
