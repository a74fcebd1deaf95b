using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Speaker.Radio.RadioBrowser;

/// <summary>What a server of the directory says, whatever that is: what is no station is left out, and texts are cut.</summary>
internal static class DirectoryAnswer
{
    /// <summary>A station has about 1.2 KB.</summary>
    private const int LargestBytes = 1 << 20;

    private const int MostServers = 20;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    /// <exception cref="IOException">It is too large.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > LargestBytes) throw TooLarge();
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var memory = new MemoryStream();
        var bytes = new byte[16 * 1024];
        while (await stream.ReadAsync(bytes, cancellationToken) is > 0 and var count)
        {
            if (memory.Length + count > LargestBytes) throw TooLarge();
            memory.Write(bytes, 0, count);
        }

        return JsonDocument.Parse(memory.GetBuffer().AsMemory(0, (int)memory.Length), Shallow);
    }

    /// <exception cref="JsonException">It is no list.</exception>
    public static IReadOnlyList<FoundStation> Stations(JsonElement answer, int most) =>
        [.. Entries(answer).Select(Station).OfType<FoundStation>().DistinctBy(station => station.Address).Take(most)];

    /// <returns>The names of the servers, each once.</returns>
    /// <exception cref="JsonException">It is no list.</exception>
    public static IReadOnlyList<string> Servers(JsonElement answer) =>
        [.. Entries(answer).Select(server => Text(server, "name")).Where(name => name.Length > 0).Distinct().Take(MostServers)];

    private static IEnumerable<JsonElement> Entries(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Array
            ? answer.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object)
            : throw new JsonException("it is no list");

    private static FoundStation? Station(JsonElement entry)
    {
        var address = new[] { Address(entry, "url_resolved"), Address(entry, "url") }.FirstOrDefault(RadioStation.IsAddress);
        var name = Text(entry, "name");
        if (address is null || name.Length == 0 || !Guid.TryParse(Text(entry, "stationuuid"), out var uuid)) return null;
        var codes = Text(entry, "languagecodes");
        return new FoundStation(
            uuid,
            name,
            address,
            Text(entry, "countrycode"),
            Text(entry, "language"),
            codes.Contains(',', StringComparison.Ordinal) ? "" : codes,
            Text(entry, "tags"),
            Text(entry, "codec"),
            Number(entry, "bitrate"),
            Number(entry, "hls") == 1
        );
    }

    private static string? Address(JsonElement entry, string name) => Raw(entry, name)?.Trim();

    /// <summary>Names of stations hold line ends and worse.</summary>
    private static string Text(JsonElement entry, string name) =>
        EventText.Shortened(
            string.Concat((Raw(entry, name) ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim(),
            RadioStation.LongestText
        );

    private static string? Raw(JsonElement entry, string name)
    {
        try
        {
            return entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // No Unicode: half of a pair of surrogates.
        }
    }

    private static int Number(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? Math.Clamp(number, 0, 100_000)
            : 0;

    private static IOException TooLarge() => new($"its answer has more than {LargestBytes >> 20} MB");
}
