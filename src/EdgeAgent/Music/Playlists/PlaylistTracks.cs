using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Playlists;

/// <summary>Between the ids of tracks and what a playlist keeps of them.</summary>
internal sealed class PlaylistTracks(CatalogueProvider catalogues, QueueRules rules)
{
    /// <summary>Adds tracks at the end of others, as far as that can be.</summary>
    /// <returns>All of them, and a sentence or two on what was left out; null where nothing was.</returns>
    /// <exception cref="CommandRefusedException">None of them can be added.</exception>
    public (IReadOnlyList<PlaylistTrack> Tracks, string? Note) Append(IReadOnlyList<PlaylistTrack> before, IReadOnlyList<string> ids)
    {
        if (!catalogues.IsRead) throw new CommandRefusedException(catalogues.WhyUnread);
        List<PlaylistTrack> all = [.. before];
        var known = all.Select(track => track.Id).ToHashSet(StringComparer.Ordinal);
        var (missing, stations, twice, beyond) = (0, 0, 0, 0);
        foreach (var id in ids)
        {
            if (catalogues.Catalogue.Find(id)?.Info is not { } track) missing++;
            else if (track.Provider == MusicSources.Radio) stations++;
            else if (known.Contains(track.Id)) twice++;
            else if (all.Count >= PlaylistPage.MostTracks) beyond++;
            else
            {
                known.Add(track.Id);
                all.Add(PlaylistTrack.Of(track));
            }
        }

        string[] notes =
        [
            .. Note(missing, "not in the library of this box"),
            .. Note(stations, "of web radio, which has no end"),
            .. Note(twice, "on the list already"),
            .. Note(beyond, $"beyond the {PlaylistPage.MostTracks} that a list holds"),
        ];
        var note = notes.Length == 0 ? null : $"Left out: {string.Join("; ", notes)}.";
        return all.Count == before.Count && ids.Count > 0 ? throw new CommandRefusedException($"Nothing was added. {note}") : (all, note);
    }

    /// <returns>Some tracks of a list as they are now.</returns>
    /// <param name="list">The list.</param>
    /// <param name="from">The place of the first, from 1.</param>
    public PlaylistPage Read(Playlist list, int from)
    {
        var entries = list.Tracks.Skip(from - 1).Take(PlaylistPage.MostRead).Select(track => new PlaylistEntry(
            catalogues.Catalogue.Find(track.Id)?.Info ?? track.Info, rules.RefusalOf(Queued(track, list, ""))?.Why));
        return new PlaylistPage(list.Summary, from, [.. entries]);
    }

    /// <returns>The tracks as they are to play.</returns>
    /// <exception cref="CommandRefusedException">None of them may play now.</exception>
    public IReadOnlyList<QueuedTrack> ToPlay(Playlist list, string by)
    {
        if (list.Tracks.Count == 0) throw new CommandRefusedException($"{list.Name} has no tracks yet. Add some from the library.");
        List<QueuedTrack> queued = [.. list.Tracks.Select(track => Queued(track, list, by))];
        return queued.Exists(track => rules.RefusalOf(track) is null)
            ? queued
            : throw new CommandRefusedException($"No track of {list.Name} may play now. Of the first: {rules.RefusalOf(queued[0])!.Why}");
    }

    private static QueuedTrack Queued(PlaylistTrack track, Playlist list, string by) => new(track.Id, by, list.Name);

    private static IEnumerable<string> Note(int count, string why) => count == 0 ? [] : [$"{count} {why}"];
}
