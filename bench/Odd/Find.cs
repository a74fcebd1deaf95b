using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Roomtone.Odd.Bench.Workers;

namespace Roomtone.Odd.Bench;

/// <summary>An input that the product did not answer as it should.</summary>
/// <param name="Kind">The kind of input.</param>
/// <param name="Seed">Of the run that made it.</param>
/// <param name="Number">Its number in that run.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Input">Made small.</param>
internal sealed record Find(string Kind, int Seed, int Number, Outcome Outcome, byte[] Input)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Begins with the kind, so that <c>--replay</c> knows it.</summary>
    public string Name => $"{Kind}-{Convert.ToHexStringLower(SHA256.HashData(Input))[..12]}";

    /// <summary>Writes the input and, beside it, what is known of it.</summary>
    /// <returns>The input's path.</returns>
    public string Save(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name);
        File.WriteAllBytes(path, Input);
        var known = new
        {
            Kind,
            Seed,
            Number,
            Verdict = Outcome.Verdict.ToString(),
            PeakMegabytes = Math.Round(Outcome.PeakMegabytes),
            Detail = Outcome.Detail.Split('\n'),
            Replay = string.Create(CultureInfo.InvariantCulture, $"./roomtone bench odd --replay {Name}"),
        };
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(known, Json));
        return path;
    }
}
