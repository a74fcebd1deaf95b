using System.Diagnostics;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.Recommender;

namespace Roomtone.Music.Bench;

/// <summary>
/// How long 20 choices take in a library of 100,000 tracks, with a taste model and a taste that changes before every
/// choice, and what library, model and the recommender's own memory weigh.
/// </summary>
internal static class ChoiceSpeed
{
    private const int Rounds = 300;
    private const int WarmUp = 60;
    private const int Rooms = 400;

    public static (double P50Milliseconds, double P99Milliseconds, double CpuMilliseconds, double Megabytes) Measure()
    {
        var packed = PackedModel();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var catalogue = LargeLibrary.Make();
        var model = ModelSerializer.Unpack(packed);
        var recommender = new HybridRecommender(new MusicSettings());
        var filter = new TrackFilter(new RoomSettings { Languages = ["de", "en"], Explicit = ExplicitMusic.Refused });
        var played = Enumerable.Range(0, 200).Select(n => new PlayedTrack($"folder/{n}.ogg", LargeLibrary.Artist(n), default)).ToList();
        var times = new List<double>();
        var cpu = TimeSpan.Zero;
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            var request = Request(catalogue, model, filter, played, round);
            if (round == WarmUp) cpu = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            if (recommender.Choose(request, 20).Choices.Count != 20) throw new InvalidOperationException("There should be 20 choices.");
            if (round >= WarmUp) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var each = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / Rounds;
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        GC.KeepAlive(recommender);
        GC.KeepAlive(catalogue);
        GC.KeepAlive(model);
        times.Sort();
        return (times[Rounds / 2], times[(int)(Rounds * 0.99)], each, megabytes);
    }

    private static ChoiceRequest Request(
        Catalogue catalogue,
        RecommenderModel model,
        TrackFilter filter,
        List<PlayedTrack> played,
        int round
    )
    {
        var mood = new MoodTarget(Contracts.Mood.Happy, new Affect(Math.Sin(round), Math.Cos(round)), 0.8);
        var said = Enumerable
            .Range(0, 500)
            .ToDictionary(n => $"folder/{(n * 17) + round}.ogg", n => new TrackOpinion((n % 5) - 1 > 0 ? 1 : 0, 1, 1));
        var taste = new TastePreferences(said, new Dictionary<string, ArtistOpinion> { [LargeLibrary.Artist(round)] = new(1, 1) });
        return new ChoiceRequest(catalogue, filter, mood, played, taste, new HashSet<string>(), new HashSet<string>(), default)
        {
            Model = model,
            MoodShare = 0.4,
            Seed = round,
        };
    }

    /// <summary>As many artists and songs as CloudSync takes, from made-up rooms.</summary>
    private static byte[] PackedModel()
    {
        var random = new Random(5);
        return ModelSerializer.Pack(
            DateTimeOffset.UnixEpoch,
            kept =>
                (
                    Items(3_000, n => ItemKey.Artist(LargeLibrary.Artist(n)), random, kept),
                    Items(3_000, n => ItemKey.Artist(LargeLibrary.Artist(n)), random, kept),
                    Items(10_000, n => ItemKey.Song(LargeLibrary.Artist(n), LargeLibrary.Title(n)), random, Math.Min(kept, 15))
                ),
            60
        );
    }

    private static ItemIndex Items(int count, Func<int, ulong> key, Random random, int kept)
    {
        var rooms = Enumerable
            .Range(0, Rooms)
            .Select(_ =>
                (IReadOnlyList<(int, double)>)
                    [.. Enumerable.Range(0, 100).Select(_ => random.Next(count)).Distinct().Select(item => (item, 1d))]
            )
            .ToList();
        var model = Neighbourhoods.Train(
            new InteractionMatrix(rooms, count, graded: false),
            Hyperparameters.Scaling,
            CancellationToken.None
        );
        return ItemIndex.Of(
            model,
            [.. Enumerable.Range(0, count).Select(key)],
            [.. Enumerable.Range(0, count).Select(n => 1 + (n % 50))],
            kept
        );
    }
}
