using System.Text.Json;
using System.Text.Json.Serialization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>Reads a JSON array of <see cref="LinkedTrack"/>. A bad entry is named and left out; the others count.</summary>
internal static class LinkCatalogue
{
    private const long MostBytes = 8_000_000;

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonSerializerOptions Strict = new(Wire.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <returns>The tracks by what the provider's player needs, in the file's order; and a sentence for each entry that is none.</returns>
    public static (IReadOnlyList<(string Address, LinkedTrack Track)> Tracks, IReadOnlyList<string> Problems) Read(
        string path,
        LinkProvider provider
    )
    {
        List<(string, LinkedTrack)> tracks = [];
        List<string> problems = [];
        try
        {
            using var file = RegularFile.Open(path, MostBytes);
            using var document = JsonDocument.Parse(file, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return ([], [$"{path} is no list; it must be [ {{ \"link\": \"{provider.Example}\" }}, … ]."]);
            HashSet<string> known = [];
            foreach (var (number, entry) in document.RootElement.EnumerateArray().Index())
            {
                if (Fault(entry, provider, known, tracks) is { } fault) problems.Add($"{path}: track {number + 1} is left out: {fault}.");
            }
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path} cannot be read: {e.Message}");
        }

        return (tracks, problems);
    }

    private static string? Fault(JsonElement entry, LinkProvider provider, HashSet<string> known, List<(string, LinkedTrack)> tracks)
    {
        try
        {
            if (entry.Deserialize<LinkedTrack>(Strict) is not { Link: not null } track) return "link is missing";
            if (track.Fault() is { } fault) return fault;
            if (provider.AddressIn(track.Link) is not { } address)
                return $"link is \"{EventText.Shortened(track.Link, 100)}\"; it must be like {provider.Example}";
            if (!known.Add(address)) return "it stands there twice";
            tracks.Add((address, track));
            return null;
        }
        catch (Exception e)
        {
            return e.Message.Split(" Path:")[0].TrimEnd('.'); // Whatever it holds, it is that entry's fault.
        }
    }
}
