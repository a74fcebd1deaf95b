using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Tracks;

/// <summary>Reads <c>Spotify:Catalogue</c>, a JSON array of <see cref="TaggedTrack"/>.</summary>
internal static class TaggedTracks
{
    private const string LinkBefore = "https://open.spotify.com/track/";
    private const string UriBefore = "spotify:track:";
    private const int IdLength = 22;

    /// <returns>The tracks, and a sentence for each entry that is none.</returns>
    public static (IReadOnlyList<TaggedTrack> Tracks, IReadOnlyList<string> Problems) Read(string path)
    {
        HashSet<string> known = [];
        var (tracks, problems) = TaggedEntries.Read<TaggedTrack>(
            path, "Track", (track, _) => Fault(track, known), "\"uri\": …, \"title\": …");
        return ([.. tracks.Select(track => track with { Uri = UriIn(track.Uri)! })], problems);
    }

    private static string? Fault(TaggedTrack track, HashSet<string> known)
    {
        if (UriIn(track.Uri) is not { } uri) return $"uri is \"{track.Uri}\", which is no track of Spotify";
        if (string.IsNullOrWhiteSpace(track.Title)) return "title is missing";
        if (Affect.Fault(track.Valence, track.Arousal) is { } fault) return fault;
        return OwnersWords.Fault(track.Year, track.Seconds, track.Title, track.Artist, track.Album, track.Genre, track.Language)
            ?? (known.Add(uri) ? null : "it stands there twice");
    }

    /// <returns>Null where the text names no track.</returns>
    public static string? UriIn(string? text)
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
