using System.Globalization;

namespace Roomtone.Music.Bench;

/// <summary>A file of plays: user, item, count, parted by tabs.</summary>
internal static class PlayFile
{
    /// <returns>For each user what was played, in the order of the file.</returns>
    public static List<(int Item, double Count)>[] Read(string path)
    {
        var users = new List<List<(int, double)>>();
        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split('\t');
            var user = int.Parse(parts[0], CultureInfo.InvariantCulture);
            while (users.Count <= user) users.Add([]);
            users[user].Add((int.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture)));
        }

        return [.. users];
    }

    public static int ItemCount(params IReadOnlyList<List<(int Item, double Count)>>[] files) =>
        files.SelectMany(file => file).SelectMany(user => user).Max(play => play.Item) + 1;
}
