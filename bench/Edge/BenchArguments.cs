using System.Globalization;

namespace Roomtone.EdgeAgent.Bench;

/// <summary>What the bench was asked to measure, and where things are.</summary>
/// <param name="Json">The last line of standard output is one JSON object.</param>
/// <param name="Root">The repository; <c>ROOMTONE_ROOT</c> or the first folder upwards with a Roomtone.slnx.</param>
/// <param name="Detection">A folder of marked photographs with boxes.csv, to measure detection on; null for none.</param>
/// <param name="Rounds">Interleaved rounds of the cost figures.</param>
internal sealed record BenchArguments(bool Json, string Root, string? Detection, int Rounds)
{
    public string DetectorModel => Environment.GetEnvironmentVariable("ROOMTONE_Vision__DetectorModel") ?? Path.Combine(Root, ".run/models/blazeface-256.onnx");

    public string ExpressionModel => Environment.GetEnvironmentVariable("ROOMTONE_Vision__ExpressionModel") ?? Path.Combine(Root, "models/expression.onnx");

    public string Photograph => Path.Combine(Root, "node_modules/@vladmandic/face-api/demo/sample5.jpg");

    /// <exception cref="ArgumentException">An argument is unknown.</exception>
    public static BenchArguments Parse(string[] args)
    {
        var asked = new BenchArguments(false, FindRoot(), null, 15);
        for (var i = 0; i < args.Length; i++)
        {
            asked = args[i] switch
            {
                "--json" => asked with { Json = true },
                "--detection" when i + 1 < args.Length => asked with { Detection = args[++i] },
                "--rounds" when i + 1 < args.Length => asked with { Rounds = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                _ => throw new ArgumentException($"{args[i]} is not known. Usage: bench edge [--json] [--rounds N] [--detection DIR]"),
            };
        }

        return asked;
    }

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable("ROOMTONE_ROOT") is { Length: > 0 } root) return root;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Roomtone.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
