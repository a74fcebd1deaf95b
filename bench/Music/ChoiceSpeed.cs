using System.Diagnostics;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Choosing;

namespace Roomtone.Music.Bench;

/// <summary>How long 20 choices take in a library of 100,000 tracks, and what the library weighs in memory.</summary>
internal static class ChoiceSpeed
{
    private const int Rounds = 300;
    private const int WarmUp = 50;

    public static (double P50Milliseconds, double P99Milliseconds, double Megabytes) Measure()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var catalogue = LargeLibrary.Make();
        var recommender = new MoodRecommender(new MusicSettings());
        _ = catalogue.Columns;
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        var filter = new TrackFilter(["de", "en"], []);
        var played = Enumerable.Range(0, 200).Select(n => new PlayedTrack($"folder/{n}.ogg", $"artist {n}", default)).ToList();
        var times = new List<double>();
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            var mood = new MoodTarget(Contracts.Mood.Happy, new Affect(Math.Sin(round), Math.Cos(round)), 0.8);
            var request = new ChoiceRequest(catalogue, filter, mood, played, Taste.None, new HashSet<string>(), round);
            var start = Stopwatch.GetTimestamp();
            if (recommender.Choose(request, 20).Count != 20) throw new InvalidOperationException("There should be 20 choices.");
            if (round >= WarmUp) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return (times[Rounds / 2], times[(int)(Rounds * 0.99)], megabytes);
    }
}
