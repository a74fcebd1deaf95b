using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Playlists;

/// <summary>
/// Keeps the playlists in a folder of the state folder, each in a file of its own, so that a damaged one takes no other along.
/// For the thread of the commands.
/// </summary>
/// <param name="folder">Where they are.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where a fault is said.</param>
/// <param name="tell">Tells the people of the room.</param>
internal sealed partial class PlaylistStore(string folder, TimeProvider time, ILogger<PlaylistStore> logger, Action<string> tell)
{
    private const string Ending = ".json";
    private const string CopyEnding = Ending + ".copy";

    private Dictionary<string, Playlist>? _lists;

    /// <summary>By name.</summary>
    public IEnumerable<Playlist> All => Lists.Values.OrderBy(list => list.Name, StringComparer.CurrentCultureIgnoreCase);

    private Dictionary<string, Playlist> Lists => _lists ??= ReadAll();

    /// <exception cref="CommandRefusedException">There is none with this id.</exception>
    public Playlist Find(string id) =>
        Lists.GetValueOrDefault(id) ?? throw new CommandRefusedException("There is no such playlist any more. Load the page again.");

    /// <exception cref="CommandRefusedException">The name cannot be, there are too many, or the disk does not take it.</exception>
    public Playlist Make(string name, string by, IReadOnlyList<PlaylistTrack> tracks)
    {
        if (Lists.Count >= PlaylistSummary.MostLists)
            throw new CommandRefusedException($"There are {PlaylistSummary.MostLists} playlists already. Delete one first.");
        return Keep(new Playlist(Guid.NewGuid().ToString("N"), Named(name, null), by, time.GetUtcNow(), tracks));
    }

    /// <inheritdoc cref="Make"/>
    public Playlist Rename(Playlist list, string name) => Keep(list with { Name = Named(name, list.Id) });

    /// <inheritdoc cref="Make"/>
    public Playlist Change(Playlist list, IReadOnlyList<PlaylistTrack> tracks) => Keep(list with { Tracks = tracks });

    /// <inheritdoc cref="Make"/>
    public void Delete(Playlist list)
    {
        try
        {
            // Without its copy first, a power cut in between would bring it back.
            File.Delete(In(list.Id + CopyEnding));
            File.Delete(In(list.Id + Ending));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusedException($"{list.Name} cannot be deleted: {Sentence(e)} Look at the box's disk.");
        }

        Lists.Remove(list.Id);
    }

    private Playlist Keep(Playlist list)
    {
        var changed = list with { ChangedAt = time.GetUtcNow() };
        try
        {
            FileOf(list.Id).Write(changed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusedException($"{list.Name} cannot be kept: {Sentence(e)} Free space on the box's disk, or mend its folder's owner.");
        }

        return Lists[list.Id] = changed;
    }

    private string Named(string name, string? own)
    {
        var trimmed = name.Trim();
        if (trimmed.Length == 0 || trimmed.Any(char.IsControl))
            throw new CommandRefusedException("The name of a playlist must have letters, and no line breaks.");
        if (Lists.Values.Any(list => list.Id != own && string.Equals(list.Name, trimmed, StringComparison.OrdinalIgnoreCase)))
            throw new CommandRefusedException($"There is a playlist called {trimmed} already. Choose another name.");
        return trimmed;
    }

    private Dictionary<string, Playlist> ReadAll()
    {
        var lists = new Dictionary<string, Playlist>();
        var ids = Ids();
        if (ids.Count > PlaylistSummary.MostLists)
            Say($"There are {ids.Count} playlists; the first {PlaylistSummary.MostLists} are read. Take some of the files away.");
        foreach (var id in ids.Take(PlaylistSummary.MostLists))
        {
            var file = FileOf(id);
            var list = file.Read();
            if (file.Damage is { } damage) Say(damage);
            if (list?.Id == id) lists[id] = list;
            else if (list is not null) Say($"{id}{Ending} is the playlist {list.Name} under another name and is left out; call it {list.Id}{Ending}.");
        }

        return lists;
    }

    private IReadOnlyList<string> Ids()
    {
        try
        {
            if (!Directory.Exists(folder)) return [];
            return
            [
                .. Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>()
                    .Where(name => name.EndsWith(Ending, StringComparison.Ordinal) || name.EndsWith(CopyEnding, StringComparison.Ordinal))
                    .Select(name => name[..name.IndexOf('.', StringComparison.Ordinal)]).Where(id => id.Length > 0).Distinct()
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Say($"The playlists cannot be read ({e.Message.TrimEnd('.')}); they count as none until the next start.");
            return [];
        }
    }

    private void Say(string damage)
    {
        LogDamaged(folder, damage);
        tell(damage);
    }

    private StateFile<Playlist> FileOf(string id) => new(In(id + Ending), Playlist.IsSound, isCopied: true);

    private string In(string name) => Path.Combine(folder, name);

    private static string Sentence(Exception e) => $"{e.Message.TrimEnd('.')}.";

    [LoggerMessage(Level = LogLevel.Error, Message = "Playlists in {Folder}: {Damage} Check the disk; the other lists are there.")]
    private partial void LogDamaged(string folder, string damage);
}
