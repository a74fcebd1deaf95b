using Roomtone.Recommender;

namespace Roomtone.CloudSync.Recommendation;

/// <summary>
/// Implicit feedback: a weight for each song in each room and week. A week is long enough to show a taste, and short enough
/// that a room with changing guests is not taken for one person. A pure function of plays and feedback.
/// </summary>
internal static class Evidence
{
    /// <summary>A track that was left before its half counts nothing.</summary>
    private const double HeardEnough = 0.5;

    private const double Like = 3;

    /// <summary>Somebody chose it by hand.</summary>
    private const double Override = 2;

    private const int DaysOfAWeek = 7;

    /// <returns>For each week its songs, each with its keys and a weight above 0.</returns>
    public static IEnumerable<IReadOnlyList<SongWeight>> Of(IEnumerable<Heard> heard, IEnumerable<Said> said)
    {
        var plays = heard.ToList();
        var names = plays
            .GroupBy(play => play.Track)
            .ToDictionary(group => group.Key, group => (group.First().Artist, group.First().Title));
        var words = said.Where(word => names.ContainsKey(word.Track)).ToList();
        var unwanted = Unwanted(words);
        var keys = names
            .Where(pair => !unwanted.Contains(pair.Key))
            .ToDictionary(
                pair => pair.Key,
                pair => (Artist: ItemKey.Artist(pair.Value.Artist), Song: ItemKey.Song(pair.Value.Artist, pair.Value.Title))
            );
        return plays
            .Select(play => (play.At, play.Track, Weight: play.Share >= HeardEnough ? play.Share : 0))
            .Concat(words.Select(word => (word.At, word.Track, Weight: Weight(word.What))))
            .Where(entry => entry.Weight != 0 && keys.ContainsKey(entry.Track))
            .GroupBy(entry => (int)(entry.At - DateTime.UnixEpoch).TotalDays / DaysOfAWeek)
            .Select(week => week.GroupBy(entry => keys[entry.Track])
                .Select(song => new SongWeight(song.Key.Artist, song.Key.Song, song.Sum(entry => entry.Weight)))
                .Where(song => song.Weight > 0).ToList());
    }

    /// <summary>The tracks whose latest feedback is a dislike.</summary>
    private static HashSet<string> Unwanted(List<Said> words) =>
        [
            .. words
                .Where(word => word.What is "like" or "dislike" or "undo-dislike")
                .GroupBy(word => word.Track)
                .Where(track => track.MaxBy(word => word.At)!.What == "dislike")
                .Select(track => track.Key),
        ];

    private static double Weight(string what) => what switch
    {
        "like" => Like,
        "undo-like" => -Like,
        "override" => Override,
        _ => 0,
    };
}

/// <param name="Artist">The artist's key.</param>
/// <param name="Song">The song's key.</param>
/// <param name="Weight">Its weight.</param>
internal sealed record SongWeight(ulong Artist, ulong Song, double Weight);
