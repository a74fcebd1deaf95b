using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>Accounts for every file of the libraries. Not beside a choice; the PlaybackController sees to that.</summary>
internal sealed class LibraryInventory(CatalogueProvider catalogues, TrackSelector selection, MeasuredFeatures measured)
{
    private const int LongestName = 300;
    private const string OtherReasons = "Other reasons.";

    public LibraryAccount Account()
    {
        var catalogue = catalogues.Catalogue;
        var (refused, broken, playable) = (new Groups(), new Groups(), 0);
        var (vetoed, faults, filter) = (selection.Vetoed, selection.Faults, selection.Filter);
        foreach (var (id, track) in Files(catalogue))
        {
            if (faults.TryGetValue(track.Id, out var fault)) broken.Add(fault, id);
            else if (filter.RefusalOf(track).Sentence is { } rule) refused.Add(rule, id);
            else if (vetoed.Contains(track.Id)) refused.Add("Somebody here dislikes it.", id);
            else playable++;
        }

        foreach (var file in catalogues.Aside) broken.Add(file.Why, file.Name);
        var unheard = new Groups();
        foreach (var (track, why) in measured.Faults)
            if (catalogue.NumberOf(track) >= 0) unheard.Add(why, track);
        return new LibraryAccount(
            playable + refused.Count + broken.Count,
            playable,
            refused.ToList(),
            broken.ToList(),
            unheard.ToList(),
            catalogues.IsRead ? catalogues.Waiting.Values.FirstOrDefault() : catalogues.WhyUnread);
    }

    /// <summary>A copy of a recording shares what becomes of the track that stands for it.</summary>
    private static IEnumerable<(string Id, Track Track)> Files(Catalogue catalogue) =>
        catalogue.Tracks.Select(track => (track.Id, track))
            .Concat(catalogue.Copies.Select(copy => (copy.Key, catalogue.Find(copy.Key))).Where(copy => copy.Item2 is not null)!);

    private static string Short(string text) => EventText.Shortened(text, LongestName);

    /// <summary>Files by the reason, in the order in which the reasons came.</summary>
    private sealed class Groups
    {
        private readonly Dictionary<string, (int Count, List<string> Names)> _byReason = [];

        public int Count { get; private set; }

        public void Add(string why, string name)
        {
            Count++;
            if (_byReason.Count >= LibraryAccount.MostGroups - 1 && !_byReason.ContainsKey(why)) why = OtherReasons;
            var (count, names) = _byReason.GetValueOrDefault(why, (0, []));
            if (names.Count < LibraryAccount.MostNames) names.Add(Short(name));
            _byReason[why] = (count + 1, names);
        }

        public IReadOnlyList<FileGroup> ToList() =>
            [.. _byReason.Select(group => new FileGroup(Short(group.Key), group.Value.Count, group.Value.Names))];
    }
}
