using System.Text.Json;
using System.Text.Json.Serialization;

namespace Roomtone.Odd.Bench.Workers;

/// <summary>What became of an input, and what it took.</summary>
/// <param name="Verdict">Whether it was answered.</param>
/// <param name="Detail">The exception, the last words of the process, or empty.</param>
/// <param name="PeakMegabytes">Resident memory at its highest: of the process, and of the largest program that it ran.</param>
internal sealed record Outcome(Verdict Verdict, string Detail, double PeakMegabytes)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Equal for two inputs that show the same fault: the exception's type and where in the product it was thrown.</summary>
    [JsonIgnore]
    public string Fingerprint =>
        $"{Verdict} {string.Join(' ', Detail.Split('\n').Where((line, number) => number == 0 || line.Contains(" at Roomtone.", StringComparison.Ordinal)).Take(2).Select(line => line.Split(" in ")[0].Split(':')[0].Trim()))}";

    public string ToLine() => JsonSerializer.Serialize(this, Json);

    public static Outcome? FromLine(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Outcome>(line, Json);
        }
        catch (JsonException)
        {
            return null; // What a program of the worker's wrote on the same output.
        }
    }
}
