using Roomtone.Contracts;
using Roomtone.EdgeAgent.Bench.Cost;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Vision;

namespace Roomtone.EdgeAgent.Bench.Peers;

/// <summary>CPU a picture: the agent's detection and expressions, and those of face-api and Human from npm on WebAssembly.</summary>
internal static class PeerBench
{
    private const int Rounds = 7;

    /// <summary>Photographs and how many people are in them; counted by eye.</summary>
    private static readonly (string Name, int People)[] Photographs =
        [("sample1.jpg", 3), ("sample2.jpg", 3), ("sample3.jpg", 3), ("sample4.jpg", 4), ("sample5.jpg", 5), ("sample6.jpg", 4)];

    private static readonly string[] Peers = ["face-api", "human"];

    public static bool IsInstalled(BenchArguments asked) => Directory.Exists(Path.Combine(asked.Peers, "node_modules"));

    public static async Task<IReadOnlyList<PeerFigures>> RunAsync(BenchArguments asked)
    {
        var pictures = new List<Frame>();
        foreach (var (name, _) in Photographs)
            pictures.Add(Scenes.Fitted(await StillDecoder.DecodeAsync(Path.Combine(asked.Photographs, name), CancellationToken.None)));

        using var reader = FaceReader.Open(asked.Vision);
        var people = People(reader, pictures);
        var costs = new List<double>();
        Measure(reader, pictures, costs);
        var peers = new List<Peer>();
        foreach (var name in Peers)
        {
            peers.Add(await Peer.RunAsync(asked.Peers, name, Rounds, pictures));
            Measure(reader, pictures, costs);
        }

        costs.Sort();
        var (found, wrong) = Count(people, [.. pictures.Select(picture => reader.Read(picture).Select(face => face.Box).ToList())]);
        return
        [
            new PeerFigures("roomtone", Math.Round(costs[costs.Count / 2], 2), found, wrong, null),
            .. peers.Select(peer => Figures(peer, people)),
        ];
    }

    /// <summary>The closest look at each picture, which finds as many as there are: whom the others must find.</summary>
    private static List<List<(FaceBox Box, string Expression)>> People(FaceReader reader, List<Frame> pictures)
    {
        var people = pictures
            .Select(picture => reader.ReadStill(picture).Select(face => (face.Box, Strongest(face.Expressions))).ToList())
            .ToList();
        for (var i = 0; i < people.Count; i++)
            if (people[i].Count != Photographs[i].People)
                throw new InvalidOperationException($"{Photographs[i].Name} shows {Photographs[i].People} people, not {people[i].Count}.");
        return people;
    }

    private static void Measure(FaceReader reader, List<Frame> pictures, List<double> costs)
    {
        foreach (var picture in pictures) reader.Read(picture);
        for (var round = 0; round < Rounds; round++)
        {
            var before = ThreadCpu.Milliseconds();
            foreach (var picture in pictures) reader.Read(picture);
            costs.Add((ThreadCpu.Milliseconds() - before) / pictures.Count);
        }
    }

    private static PeerFigures Figures(Peer peer, List<List<(FaceBox Box, string Expression)>> people)
    {
        var boxes = peer.Faces.Select(faces => faces.Select(face => Box(face.Box)).ToList()).ToList();
        var (recall, wrong) = Count(people, boxes);
        var same = people
            .SelectMany(
                (inPicture, i) =>
                    inPicture.SelectMany(person =>
                        peer.Faces[i]
                            .Where(face => IsOn(person.Box, Box(face.Box)))
                            .Take(1)
                            .Select(face => IsSame(person.Expression, face.Expression))
                    )
            )
            .ToList();
        return new PeerFigures(
            peer.Name,
            Math.Round(peer.CpuMs, 2),
            recall,
            wrong,
            same.Count == 0 ? null : Math.Round(same.Count(is_ => is_) / (double)same.Count, 3)
        );
    }

    private static (double Recall, int Wrong) Count(List<List<(FaceBox Box, string Expression)>> people, List<List<FaceBox>> found)
    {
        var all = people.Sum(inPicture => inPicture.Count);
        var right = people.Select((inPicture, i) => inPicture.Count(person => found[i].Exists(box => IsOn(person.Box, box)))).Sum();
        var wrong = found.Select((boxes, i) => boxes.Count(box => !people[i].Exists(person => IsOn(person.Box, box)))).Sum();
        return (Math.Round(right / (double)all, 3), wrong);
    }

    /// <summary>Each draws a face's box in its own way, so its middle is what counts.</summary>
    private static bool IsOn(FaceBox person, FaceBox found)
    {
        var (x, y) = (found.X + (found.Width / 2), found.Y + (found.Height / 2));
        return x >= person.X && x <= person.X + person.Width && y >= person.Y && y <= person.Y + person.Height;
    }

    /// <summary>happy and happiness, angry and anger: the words differ, their first three letters do not.</summary>
    private static bool IsSame(string ours, string theirs) => theirs.Length >= 3 && ours.StartsWith(theirs[..3], StringComparison.Ordinal);

    private static FaceBox Box(double[] box) => new((float)box[0], (float)box[1], (float)box[2], (float)box[3]);

    private static string Strongest(Expressions expressions)
    {
        var shares = new float[Expressions.Count];
        expressions.CopyTo(shares);
        return Expressions.Names[Array.IndexOf(shares, shares.Max())];
    }
}
