namespace Roomtone.Music.Bench;

/// <summary>All figures that the data at hand allows, by the names of the design.</summary>
internal static class MusicReport
{
    private static readonly string[] Sets = ["hetrec", "songs"];
    private static readonly int[] KnownArtists = [1, 3, 5];

    public static Dictionary<string, object> Measure(string folder, Action<string> say)
    {
        var report = new Dictionary<string, object>();
        foreach (var set in Sets.Where(set => File.Exists(Path.Combine(folder, set, "train_8020.tsv")))) MeasureSet(Path.Combine(folder, set), set, report, say);
        var (middle, slowest, megabytes) = ChoiceSpeed.Measure();
        say($"20 choices out of 100,000 tracks: p50 {middle:0.00} ms, p99 {slowest:0.00} ms (at most 5), {megabytes:0} MB (at most 40)");
        report["choose_p50_ms"] = middle;
        report["choose_p99_ms"] = slowest;
        report["choose_mb"] = megabytes;
        (middle, slowest) = SearchSpeed.Measure();
        say($"a search in 100,000 tracks: p50 {middle:0.00} ms, p99 {slowest:0.00} ms (at most 20)");
        report["search_p50_ms"] = middle;
        report["search_p99_ms"] = slowest;
        return report;
    }

    private static void MeasureSet(string folder, string set, Dictionary<string, object> report, Action<string> say)
    {
        var data = HeldOut.Read(folder);
        var (model, plays, seconds) = data.Fit();
        var (recall, ndcg) = data.Measure(model, plays);
        say($"{set}: recall@20 {recall:0.000}{Limit(set, "0.345", "0.425")}, nDCG@20 {ndcg:0.000}{Limit(set, "0.315", "-")}, trained in {seconds:0.0} s (at most 60)");
        report[set] = new Dictionary<string, double> { ["recall_at_20"] = recall, ["ndcg_at_20"] = ndcg, ["train_s"] = seconds };
        if (Path.Combine(folder, "groups_random.txt") is var strangers && File.Exists(strangers))
        {
            var groups = new Dictionary<string, double> { ["strangers"] = Groups.WorstMember(data, model, plays, strangers) };
            if (Path.Combine(folder, "groups_friends.txt") is var friends && File.Exists(friends)) groups["friends"] = Groups.WorstMember(data, model, plays, friends);
            say($"groups, nDCG@20 of the worst served: {string.Join(", ", groups.Select(group => $"{group.Key} {group.Value:0.000}"))} (strangers at least 0.045)");
            report["groups"] = groups;
        }

        if (Path.Combine(folder, "newroom_users.txt") is var rooms && File.Exists(rooms))
        {
            var recalls = NewRoom.Measure(data, rooms, KnownArtists);
            say($"new room, truncated recall@20 from 1, 3, 5 artists: {string.Join(", ", recalls.Select(entry => $"{entry.Value:0.000}"))} (at least 0.30, 0.38, 0.395)");
            report["new_room"] = recalls;
        }
    }

    private static string Limit(string set, string hetrec, string songs) => (set == "hetrec" ? hetrec : songs) is var limit and not "-" ? $" (at least {limit})" : "";
}
