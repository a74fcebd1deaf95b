using System.Globalization;
using Roomtone.EdgeAgent.Vision;

namespace Roomtone.EdgeAgent.Bench;

/// <summary>What the bench was asked to measure, and where things are.</summary>
/// <param name="Json">The last line of standard output is one JSON object.</param>
/// <param name="Root">The repository; <c>ROOMTONE_ROOT</c> or the first folder upwards with a Roomtone.slnx.</param>
/// <param name="Detection">A folder of marked photographs with boxes.csv, to measure detection on; null for none.</param>
/// <param name="Rounds">Interleaved rounds of the cost figures.</param>
/// <param name="Only">One part: cost, walk, agent, steady, hour, peers or detection; null for all but steady and hour, which
/// take eleven minutes and an hour.</param>
internal sealed record BenchArguments(bool Json, string Root, string? Detection, int Rounds, string? Only)
{
    private const string Usage =
        "Usage: bench edge [--json] [--rounds N] [--data DIR | --detection DIR] [--only cost|walk|agent|steady|hour|peers|detection]";

    private static readonly string[] Parts = ["cost", "walk", "agent", "steady", "hour", "peers", "detection"];

    public string DetectorModel =>
        Environment.GetEnvironmentVariable("ROOMTONE_Vision__DetectorModel") ?? Path.Combine(Root, "models/blazeface/blazeface-256.onnx");

    public string ExpressionModel =>
        Environment.GetEnvironmentVariable("ROOMTONE_Vision__ExpressionModel") ?? Path.Combine(Root, "models/expression.onnx");

    public VisionSettings Vision => new() { DetectorModel = DetectorModel, ExpressionModel = ExpressionModel };

    public string Photographs => Path.Combine(Root, "node_modules/@vladmandic/face-api/demo");

    public string Photograph => Path.Combine(Photographs, "sample5.jpg");

    public string Peers => Path.Combine(Root, "bench/peers");

    public bool Wants(string part) => Only is null || Only == part;

    /// <exception cref="ArgumentException">An argument is unknown.</exception>
    public static BenchArguments Parse(string[] args)
    {
        var asked = new BenchArguments(false, FindRoot(), null, 11, null);
        for (var i = 0; i < args.Length; i++)
        {
            asked = args[i] switch
            {
                "--json" => asked with { Json = true },
                "--detection" when i + 1 < args.Length => asked with { Detection = args[++i] },
                "--data" when i + 1 < args.Length => asked with { Detection = WiderIn(args[++i]) },
                "--rounds"
                    when i + 1 < args.Length && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var rounds) && rounds > 0 =>
                    asked with
                    {
                        Rounds = Skip(rounds, ref i),
                    },
                "--only" when i + 1 < args.Length && Parts.Contains(args[i + 1]) => asked with { Only = args[++i] },
                _ => throw new ArgumentException($"{args[i]} is not known, or lacks its value. {Usage}"),
            };
        }

        return asked;
    }

    /// <summary>Photographs are measured where the data has them.</summary>
    private static string? WiderIn(string data) =>
        Path.Combine(data, "wider_train") is var wider && File.Exists(Path.Combine(wider, "boxes.csv")) ? wider : null;

    private static int Skip(int value, ref int at)
    {
        at++;
        return value;
    }

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable("ROOMTONE_ROOT") is { Length: > 0 } root) return root;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Roomtone.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
