using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Recommender.Text;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// The artists that never come, however they are written, alone or as one of several: <c>Muller</c> blocks
/// <c>MÜLLER feat. Schmidt</c>. A name that holds a separator is one name: <c>Fire</c> does not block <c>Earth, Wind &amp; Fire</c>.
/// </summary>
internal sealed class BlockedArtists(IReadOnlyList<string> names)
{
    /// <summary>The most parts of a credit that are one name.</summary>
    private const int LongestName = 8;

    private readonly HashSet<string> _blocked = [.. names.Select(ArtistName.Of).Where(name => name.Length > 0)];
    private readonly Dictionary<string, bool> _known = [];

    /// <summary>Whether somebody who is blocked takes part, by any of the track's credits.</summary>
    public bool Contain(Track track) =>
        _blocked.Count > 0
        && (track.Credits.Any(credit => track.HasExactArtists ? ContainName(credit) : Contain(credit))
            || track.Guests.Any(Contain)
            || ArtistName.GuestsIn(track.Info.Title).Any(Contain));

    /// <param name="credit">One artist or several, as tagged.</param>
    public bool Contain(string credit)
    {
        if (_blocked.Count == 0 || credit.Length == 0) return false;
        if (!_known.TryGetValue(credit, out var blocked)) _known[credit] = blocked = Look(credit);
        return blocked;
    }

    /// <summary>A source that names each artist by itself is believed, but for guests whom a tagger wrote behind the name.</summary>
    private bool ContainName(string name) => _blocked.Contains(ArtistName.Of(name)) || ArtistName.GuestsIn(name).Any(Contain);

    private bool Look(string credit)
    {
        if (_blocked.Contains(ArtistName.Of(credit))) return true;
        var folded = TextFolding.Whole(credit);
        var parts = Parts(folded);
        for (var first = 0; first < parts.Count; first++)
        {
            // Of names that begin here the longest one counts: "Fire" is no artist within "Earth, Wind & Fire".
            var last = LastOfName(folded, parts, first, JointNames.Known.Contains);
            var blocked = LastOfName(folded, parts, first, _blocked.Contains);
            if (blocked is not null && !(last > blocked)) return true;
            first = last ?? first;
        }

        return false;
    }

    /// <returns>The last part of the longest such name that begins at a part; null where none does.</returns>
    private static int? LastOfName(string credit, List<Range> parts, int first, Func<string, bool> isName)
    {
        for (var last = Math.Min(parts.Count - 1, first + LongestName - 1); last >= first; last--)
        {
            if (isName(ArtistName.Of(credit[parts[first].Start..parts[last].End]))) return last;
        }

        return null;
    }

    private static List<Range> Parts(string credit)
    {
        List<Range> parts = [];
        var start = 0;
        foreach (var separator in ArtistName.Separator().EnumerateMatches(credit))
        {
            parts.Add(start..separator.Index);
            start = separator.Index + separator.Length;
        }

        parts.Add(start..credit.Length);
        return parts;
    }
}
