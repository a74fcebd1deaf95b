using System.Text.Json;
using System.Text.Json.Serialization;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Tracks;

/// <summary>
/// Reads <c>Spotify:Catalogue</c>, a JSON array of <see cref="TaggedTrack"/>. A bad entry is named and left out; the others
/// count.
/// </summary>
internal static class TaggedTracks
{
    private const string LinkBefore = "https://open.spotify.com/track/";
    private const string UriBefore = "spotify:track:";
    private const int IdLength = 22;

    private static readonly JsonSerializerOptions Strict = new(Wire.Json)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <returns>The tracks, and a sentence for each entry that is none.</returns>
    public static (IReadOnlyList<TaggedTrack> Tracks, IReadOnlyList<string> Problems) Read(string path)
    {
        List<TaggedTrack> tracks = [];
        List<string> problems = [];
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return ([], [$"{path} is no list; it must be [ {{ \"uri\": …, \"title\": … }}, … ]."]);
            foreach (var (number, entry) in document.RootElement.EnumerateArray().Index())
                ReadEntry(entry, number + 1, tracks, problems);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path} cannot be read: {e.Message}");
        }

        return (tracks, problems);
    }

    private static void ReadEntry(JsonElement entry, int number, List<TaggedTrack> tracks, List<string> problems)
    {
        try
        {
            var track = entry.Deserialize<TaggedTrack>(Strict) ?? throw new JsonException("it is null");
            var fault = Fault(track) ?? (tracks.Exists(other => other.Uri == Uri(track.Uri)) ? "it stands there twice" : null);
            if (fault is null) tracks.Add(track with { Uri = Uri(track.Uri)! });
            else problems.Add($"Track {number} is left out: {fault}.");
        }
        catch (JsonException e)
        {
            problems.Add($"Track {number} is left out: {e.Message.Split(" Path:")[0].TrimEnd('.')}.");
        }
    }

    private static string? Fault(TaggedTrack track)
    {
        if (Uri(track.Uri) is null) return $"uri is \"{track.Uri}\", which is no track of Spotify";
        if (string.IsNullOrWhiteSpace(track.Title)) return "title is missing";
        if (track.Valence is null != track.Arousal is null) return "valence and arousal go together";
        if (track.Valence is not null and not (>= -1 and <= 1)) return $"valence is {track.Valence}; it must be from -1 to 1";
        return track.Arousal is not null and not (>= -1 and <= 1) ? $"arousal is {track.Arousal}; it must be from -1 to 1" : null;
    }

    /// <returns>Null where the text names no track.</returns>
    private static string? Uri(string? text)
    {
        var id = text switch
        {
            not null when text.StartsWith(UriBefore, StringComparison.Ordinal) => text[UriBefore.Length..],
            not null when text.StartsWith(LinkBefore, StringComparison.Ordinal) => text[LinkBefore.Length..].Split('?')[0],
            _ => "",
        };
        return id.Length == IdLength && id.All(char.IsAsciiLetterOrDigit) ? UriBefore + id : null;
    }
}
