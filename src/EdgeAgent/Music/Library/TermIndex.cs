using System.Numerics;

using Roomtone.Recommender.Text;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Which tracks hold which word. A typed word finds the words that begin with it, else those one or two slips away.</summary>
internal sealed class TermIndex
{
    private readonly string[] _words;
    private readonly int[][] _tracks;
    private readonly uint[] _letters;

    public TermIndex(IReadOnlyList<Track> tracks)
    {
        var index = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < tracks.Count; i++)
        {
            foreach (var word in Texts(tracks[i]).SelectMany(TextFolding.Terms).Distinct())
            {
                if (!index.TryGetValue(word, out var list)) index[word] = list = [];
                list.Add(i);
            }
        }

        _words = [.. index.Keys];
        _tracks = [.. index.Values.Select(list => list.ToArray())];
        _letters = [.. _words.Select(Letters)];
    }

    /// <summary>The numbers of the tracks that hold all words of the text.</summary>
    public IEnumerable<int> Find(string text)
    {
        HashSet<int>? found = null;
        foreach (var word in Wanted(text))
        {
            var hits = Hits(word);
            if (found is null) found = hits;
            else found.IntersectWith(hits);
            if (found.Count == 0) break;
        }

        return found ?? Enumerable.Empty<int>();
    }

    /// <summary>A sign between words looks for nothing; where there are no words, the signs are looked for.</summary>
    private static IEnumerable<string> Wanted(string text)
    {
        string[] words = [.. TextFolding.Words(text)];
        return words.Length > 0 ? words : TextFolding.Terms(text);
    }

    private static IEnumerable<string> Texts(Track track) =>
        [track.Info.Title, track.Info.Artist, track.Info.Album, track.Info.Genre, .. track.Guests];

    private HashSet<int> Hits(string word)
    {
        var hits = new HashSet<int>();
        var from = Array.BinarySearch(_words, word, StringComparer.Ordinal);
        for (var i = from < 0 ? ~from : from; i < _words.Length && _words[i].StartsWith(word, StringComparison.Ordinal); i++)
            hits.UnionWith(_tracks[i]);
        if (hits.Count == 0)
            AddMistyped(word, hits);
        return hits;
    }

    /// <summary>A slip changes at most two of the letters that a word has; most words are ruled out by that alone.</summary>
    private void AddMistyped(string word, HashSet<int> hits)
    {
        var slips = EditDistance.SlipsAllowed(word);
        var letters = Letters(word);
        for (var i = 0; slips > 0 && i < _words.Length; i++)
        {
            if (BitOperations.PopCount(letters ^ _letters[i]) <= 2 * slips && EditDistance.IsWithin(word, _words[i], slips))
                hits.UnionWith(_tracks[i]);
        }
    }

    /// <summary>A bit for each letter that is in the word.</summary>
    private static uint Letters(string word) => word.Aggregate(0u, (letters, c) => letters | (1u << (c & 31)));
}
