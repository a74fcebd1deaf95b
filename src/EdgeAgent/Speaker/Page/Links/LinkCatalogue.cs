using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>Reads a JSON array of <see cref="LinkedTrack"/>.</summary>
internal static class LinkCatalogue
{
    private const int LongestLink = 100;

    /// <returns>The tracks by what the provider's player needs, in the file's order; and a sentence for each entry that is none.</returns>
    public static (IReadOnlyList<(string Address, LinkedTrack Track)> Tracks, IReadOnlyList<string> Problems) Read(
        string path,
        LinkProvider provider
    )
    {
        HashSet<string> known = [];
        var (tracks, problems) = TaggedEntries.Read<LinkedTrack>(
            path, $"{path}: track", (track, _) => Fault(track, provider, known), $"\"link\": \"{provider.Example}\"");
        return ([.. tracks.Select(track => (provider.AddressIn(track.Link)!, track))], problems);
    }

    private static string? Fault(LinkedTrack track, LinkProvider provider, HashSet<string> known)
    {
        if (track.Link is null) return "link is missing";
        if (track.Fault() is { } fault) return fault;
        if (provider.AddressIn(track.Link) is not { } address)
            return $"link is \"{EventText.Shortened(track.Link, LongestLink)}\"; it must be like {provider.Example}";
        return known.Add(address) ? null : "it stands there twice";
    }
}
