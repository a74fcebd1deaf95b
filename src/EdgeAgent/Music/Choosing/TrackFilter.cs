using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>
/// What the owner allows to be chosen. A track without a language tag passes no choice of languages; music without
/// words (<c>zxx</c>) passes all.
/// </summary>
internal sealed class TrackFilter(IReadOnlyList<string> languages, IReadOnlyList<string> genres)
{
    private readonly HashSet<string> _languages = [.. languages.Select(LanguageCode.Of), LanguageCode.NoWords];

    public static TrackFilter None { get; } = new([], []);

    public bool Passes(TrackInfo track) =>
        (languages.Count == 0 || _languages.Contains(track.Language))
        && (genres.Count == 0 || genres.Any(genre => track.Genre.Contains(genre, StringComparison.OrdinalIgnoreCase)));

    /// <summary>E.g. <c>languages de, en and genres jazz</c>.</summary>
    public override string ToString()
    {
        List<string> parts = [];
        if (languages.Count > 0) parts.Add($"languages {string.Join(", ", languages)}");
        if (genres.Count > 0) parts.Add($"genres {string.Join(", ", genres)}");
        return string.Join(" and ", parts);
    }
}
