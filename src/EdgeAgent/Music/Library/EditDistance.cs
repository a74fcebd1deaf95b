namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Whether one word may be another one mistyped: optimal string alignment distance (Damerau 1964), cut off at a bound.</summary>
internal static class EditDistance
{
    private const int LongestWord = 32;

    /// <summary>None in a short word, one from four letters on, two from eight on.</summary>
    public static int SlipsAllowed(string word) => word.Length switch
    {
        < 4 or > LongestWord => 0,
        < 8 => 1,
        _ => 2,
    };

    public static bool IsWithin(string typed, string word, int slips)
    {
        if (Math.Abs(typed.Length - word.Length) > slips || word.Length > LongestWord + slips) return false;
        Span<int> before = stackalloc int[LongestWord + 4];
        Span<int> above = stackalloc int[LongestWord + 4];
        Span<int> row = stackalloc int[LongestWord + 4];
        for (var j = 0; j <= word.Length; j++) above[j] = j;
        for (var i = 1; i <= typed.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= word.Length; j++)
            {
                var change = above[j - 1] + (typed[i - 1] == word[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > slips) return false;
            var spare = before;
            before = above;
            above = row;
            row = spare;
        }

        return above[word.Length] <= slips;
    }
}
