using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>Reads a JSON array of <see cref="LinkedTrack"/>.</summary>
internal static class LinkCatalogue
{
    private const int LongestLink = 100;

    /// <returns>The entries in the file's order, and a sentence for each that is none.</returns>
    public static (IReadOnlyList<LinkedTrack> Tracks, IReadOnlyList<string> Problems) Read(string path, LinkProvider provider)
    {
        HashSet<string> known = [];
        return TaggedEntries.Read<LinkedTrack>(
            path, $"{path}: track", (track, _) => Fault(track, provider, known), $"\"link\": \"{provider.Example}\"");
    }

    private static string? Fault(LinkedTrack track, LinkProvider provider, HashSet<string> known)
    {
        if (track.Link is null) return "link is missing";
        if (track.Fault() is { } fault) return fault;
        if (LinkEntry.Of(track, provider) is not { } entry)
            return $"link is \"{EventText.Shortened(track.Link, LongestLink)}\"; it must be like {provider.Example}{OrPlaylist(provider)}";
        if (entry.IsPlaylist && track.Seconds > 0) return "seconds is of a single video; those of a playlist have their own";
        return known.Add(entry.Link) ? null : "it stands there twice";
    }

    private static string OrPlaylist(LinkProvider provider) =>
        provider == LinkProvider.YouTube ? $", or a playlist like {provider.LinkToPlaylist("PL…")}" : "";
}
