using System.Text.Json;
using System.Text.Json.Serialization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Speaker.Radio;

/// <summary>
/// Reads <c>Radio:Stations</c>, a JSON array of <see cref="RadioStation"/>. A bad entry is named and left out; the others
/// count.
/// </summary>
internal static class RadioStations
{
    private const long LargestBytes = 4 << 20;
    private const int LongestAddress = 2000;

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonSerializerOptions Strict = new(Wire.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <returns>The stations, and a sentence for each entry that is none.</returns>
    public static (IReadOnlyList<RadioStation> Stations, IReadOnlyList<string> Problems) Read(string path)
    {
        List<RadioStation> stations = [];
        List<string> problems = [];
        try
        {
            using var file = RegularFile.Open(path, LargestBytes);
            using var document = JsonDocument.Parse(file, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return ([], [$"{path} is no list; it must be [ {{ \"address\": …, \"name\": … }}, … ]."]);
            foreach (var (number, entry) in document.RootElement.EnumerateArray().Index())
                ReadEntry(entry, number + 1, stations, problems);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or UnfitFileException)
        {
            problems.Add($"{path} cannot be read: {e.Message}");
        }

        return (stations, problems);
    }

    /// <summary>Why it may not be played in public on this day, as one sentence; null when it may.</summary>
    public static string? Unlicensed(RadioStation station, DateOnly today) => station.Licence switch
    {
        null =>
            $"{station.Name} is left out: this box stands in a venue (Device:Place), and no licence is stated. Add \"licence\": {{ \"who\", \"number\", \"until\" }}.",
        { Until: var until } when until < today =>
            FormattableString.Invariant($"{station.Name} is left out: its licence ended on {until:yyyy-MM-dd}. Renew it, or take the station out."),
        _ => null,
    };

    private static void ReadEntry(JsonElement entry, int number, List<RadioStation> stations, List<string> problems)
    {
        try
        {
            var station = entry.Deserialize<RadioStation>(Strict) ?? throw new JsonException("it is null");
            if (Fault(station, stations) is { } fault) problems.Add($"Station {number} is left out: {fault}.");
            else stations.Add(station);
        }
        catch (Exception e)
        {
            // Whatever it holds, it is that entry's fault.
            problems.Add($"Station {number} is left out: {e.Message.Split(" Path:")[0].TrimEnd('.')}.");
        }
    }

    private static string? Fault(RadioStation station, List<RadioStation> others)
    {
        if (!IsAddress(station.Address)) return $"address is \"{station.Address}\", which is no http:// or https:// address";
        if (string.IsNullOrWhiteSpace(station.Name)) return "name is missing";
        if (station.Valence is null != station.Arousal is null) return "valence and arousal go together";
        if (station.Valence is not null and not (>= -1 and <= 1)) return $"valence is {station.Valence}; it must be from -1 to 1";
        if (station.Arousal is not null and not (>= -1 and <= 1)) return $"arousal is {station.Arousal}; it must be from -1 to 1";
        if (station.Licence is { } licence && (string.IsNullOrWhiteSpace(licence.Who) || string.IsNullOrWhiteSpace(licence.Number)))
            return "its licence does not say who gave it and its number";
        return others.Exists(other => other.Address == station.Address) ? "it stands there twice" : null;
    }

    internal static bool IsAddress(string? text) =>
        text is { Length: <= LongestAddress }
        && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0;
}
