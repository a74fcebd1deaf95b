using System.Globalization;

namespace Roomtone.CloudSync.Bench;

/// <summary>What to measure.</summary>
/// <param name="Json">One JSON line at the end of standard output.</param>
/// <param name="Rows">Events a round.</param>
/// <param name="Rounds">Each measures LOAD DATA and the way through the broker, one after the other.</param>
/// <param name="History">Rows that the history is filled to for the growth and the queries; 0 leaves both out.</param>
/// <param name="Minutes">How long the worker is kept under full load for its memory; 0 leaves it out.</param>
/// <param name="Peer">Whether to measure Node-RED, which is fetched from npm.</param>
internal sealed record BenchOptions(bool Json, int Rows, int Rounds, long History, int Minutes, bool Peer)
{
    public static BenchOptions Parse(string[] args) => new(
        args.Contains("--json"),
        (int)Number(args, "--rows", 50_000),
        (int)Number(args, "--rounds", 5),
        Number(args, "--history", 10_000_000),
        (int)Number(args, "--minutes", 10),
        !args.Contains("--no-peer"));

    private static long Number(string[] args, string name, long otherwise)
    {
        var index = Array.IndexOf(args, name);
        return index < 0 || index + 1 >= args.Length ? otherwise : long.Parse(args[index + 1], CultureInfo.InvariantCulture);
    }
}
