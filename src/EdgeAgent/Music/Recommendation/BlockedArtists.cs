using System.Text.RegularExpressions;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// The artists that never come, however they are written, alone or as one of several: <c>Muller</c> blocks
/// <c>MÜLLER feat. Schmidt</c>.
/// </summary>
internal sealed partial class BlockedArtists(IReadOnlyList<string> names)
{
    private readonly HashSet<string> _blocked = [.. names.Select(Plain).Where(name => name.Length > 0)];
    private readonly Dictionary<string, bool> _known = [];

    public bool Contain(string artist)
    {
        if (_blocked.Count == 0 || artist.Length == 0) return false;
        if (!_known.TryGetValue(artist, out var blocked))
            _known[artist] = blocked =
                _blocked.Contains(Plain(artist)) || Together().Split(artist).Any(one => _blocked.Contains(Plain(one)));
        return blocked;
    }

    private static string Plain(string name) => string.Join(' ', TextNormalizer.Words(name));

    [GeneratedRegex(@"\s*(?:[,;/&+]|\b(?:feat|ft|featuring|with|vs|and|und|et|y|x)\b\.?)\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Together();
}
