using System.Globalization;
using Roomtone.Music.Bench.Sound;

namespace Roomtone.Music.Bench;

/// <summary>All figures that the data at hand allows, by the names of the design.</summary>
internal static class MusicReport
{
    private static readonly string[] Sets = ["hetrec", "songs"];
    private static readonly int[] KnownArtists = [1, 3, 5];
    private const int RuleChoices = 100_000;
    private const int FewTracksChoices = 10_000;
    private static readonly int[] OtherSplits = [101, 102, 103];

    public static IEnumerable<string> SetsIn(string folder) =>
        Sets.Select(set => Path.Combine(folder, set)).Where(set => File.Exists(Path.Combine(set, "train_8020.tsv")));

    /// <param name="folder">The data.</param>
    /// <param name="songs">The demo's songs, if they are there.</param>
    /// <param name="say">Gets a line for people.</param>
    public static Dictionary<string, object> Measure(string folder, string? songs, Action<string> say)
    {
        var report = new Dictionary<string, object>();
        foreach (var set in SetsIn(folder)) MeasureSet(set, Path.GetFileName(set), report, say);
        var (middle, slowest, cpu, megabytes) = ChoiceSpeed.Measure();
        say(
            $"20 choices out of 100,000 tracks: p50 {middle:0.00} ms, p99 {slowest:0.00} ms (at most 5), {cpu:0.00} ms of CPU with the request's own making, {megabytes:0.0} MB (at most 40)"
        );
        report["choose_cpu_ms"] = cpu;
        report["choose_p50_ms"] = middle;
        report["choose_p99_ms"] = slowest;
        report["choose_mb"] = megabytes;
        var broken = new RuleCheck(3_000, 400, seed: 7).Run(RuleChoices);
        broken.AddRange(new RuleCheck(60, 9, seed: 8).Run(FewTracksChoices));
        say(
            $"rules broken in {RuleChoices:N0} choices from 3,000 tracks and in {FewTracksChoices:N0} from 60: {broken.Count} (0){string.Concat(broken.Take(3).Select(sentence => " " + sentence))}"
        );
        report["filter_violations"] = broken.Count;
        report["filter_choices"] = RuleChoices + FewTracksChoices;
        (middle, slowest, var slowestCpu) = SearchSpeed.Measure();
        say($"a search in 100,000 tracks: p50 {middle:0.00} ms, p99 {slowest:0.00} ms (at most 20), {slowestCpu:0.00} ms of it CPU");
        report["search_cpu_p99_ms"] = slowestCpu;
        report["search_p50_ms"] = middle;
        report["search_p99_ms"] = slowest;
        TempoAndKey.Measure(Path.Combine(folder, "tempo_key"), songs, report, say);
        return report;
    }

    private static void MeasureSet(string folder, string set, Dictionary<string, object> report, Action<string> say)
    {
        var data = HeldOut.Read(folder);
        var (model, plays, seconds) = data.Fit();
        var (recall, ndcg) = data.Measure(model, plays);
        var anew = OtherSplits.Select(data.SplitAnew).Select(Recall).ToList();
        say(
            $"{set}: recall@20 {recall:0.000}{Limit(set, "0.345", "0.425")}, nDCG@20 {ndcg:0.000}{Limit(set, "0.315", "-")}, trained in {seconds:0.0} s (at most 60); split anew, recall@20 {string.Join(", ", anew.Select(split => $"{split.Recall:0.000}"))}, nDCG@20 {string.Join(", ", anew.Select(split => $"{split.Ndcg:0.000}"))}"
        );
        report[set] = new Dictionary<string, double>
        {
            ["recall_at_20"] = recall,
            ["ndcg_at_20"] = ndcg,
            ["train_s"] = seconds,
            ["recall_at_20_split_anew"] = anew.Average(split => split.Recall),
            ["ndcg_at_20_split_anew"] = anew.Average(split => split.Ndcg),
        };
        if (Path.Combine(folder, "groups_random.txt") is var strangers && File.Exists(strangers))
        {
            var groups = new Dictionary<string, double> { ["strangers"] = Groups.WorstMember(data, model, plays, strangers) };
            if (Path.Combine(folder, "groups_friends.txt") is var friends && File.Exists(friends))
                groups["friends"] = Groups.WorstMember(data, model, plays, friends);
            say(
                $"groups, nDCG@20 of the worst served: {string.Join(", ", groups.Select(group => $"{group.Key} {group.Value:0.000}"))} (strangers at least 0.045)"
            );
            report["groups"] = groups;
        }

        if (Path.Combine(folder, "newroom_users.txt") is var rooms && File.Exists(rooms))
            MeasureNewRooms(new NewRoom(data, NewRoom.Read(rooms)), data, report, say);
    }

    private static (double Recall, double Ndcg) Recall(HeldOut split)
    {
        var (model, plays, _) = split.Fit();
        return split.Measure(model, plays);
    }

    private static void MeasureNewRooms(NewRoom rooms, HeldOut data, Dictionary<string, object> report, Action<string> say)
    {
        var model = rooms.Train(Recommender.Hyperparameters.Newcomer);
        var byChance = KnownArtists.ToDictionary(
            count => count.ToString(CultureInfo.InvariantCulture),
            count => rooms.ByChance(model, count)
        );
        var mostPlayed = KnownArtists.ToDictionary(
            count => count.ToString(CultureInfo.InvariantCulture),
            count => rooms.ByMostPlayed(model, count)
        );
        say(
            $"new room, truncated recall@20 from 1, 3, 5 artists: {Row(byChance)} (at least 0.30, 0.38, 0.395); from the most played ones {Row(mostPlayed)}"
        );
        report["new_room"] = byChance;
        report["new_room_most_played"] = mostPlayed;
    }

    private static string Row(Dictionary<string, double> figures) => string.Join(", ", figures.Values.Select(figure => $"{figure:0.000}"));

    private static string Limit(string set, string hetrec, string songs) =>
        (set == "hetrec" ? hetrec : songs) is var limit and not "-" ? $" (at least {limit})" : "";
}
