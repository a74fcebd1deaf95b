using System.Runtime.CompilerServices;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// The files that MPD has in its database, with the tags that it keeps there and those that are read from each new file,
/// once (<see cref="MpdTags"/>).
/// </summary>
internal sealed class MpdLibrary(
    SpeakerSettings speaker,
    MpdPassword password,
    MusicSettings music,
    CatalogueStore store,
    MeasuredFeatures measured
) : IMusicLibrary, IDisposable
{
    /// <summary>Reading the tags of a large library takes minutes: an end in between keeps most of it.</summary>
    private const int SaveEvery = 500;

    /// <summary>Where something is refused, nothing plays before its tags are read: the first few are shown soon.</summary>
    private const int ShowFirst = 10, ShowMore = 5;

    private static readonly TimeSpan TryWaitingEvery = TimeSpan.FromMinutes(5);

    private readonly MpdLink _link = new(speaker, password);
    private MpdStamp? _listed;
    private bool _updated;
    private bool _isStoredShown;
    private bool _isAnyWaiting;
    private bool _isUpdating;

    public string Provider => MpdSpeaker.LocalProvider;

    public IReadOnlyList<SetAsideFile> Aside { get; private set; } = [];

    /// <summary>
    /// First as stored, while the player may still be starting; what it then says comes only where it differs. Which tracks are in
    /// a playlist is not stored.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<Track>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // While the player is away this is tried again and again: the database is read anew only once it has answered.
        var listed = _isStoredShown ? await ListAsync(cancellationToken) : null;
        var (stored, features) = (store.Read(), measured.Read());
        var isShown = !_isStoredShown && stored.Count > 0 && music.Playlists.Count == 0;
        if (isShown) yield return Tracks(stored.OrderBy(entry => entry.Key, StringComparer.Ordinal), features, isListed: false);
        _isStoredShown = true;

        var languages = new LanguageFiles(music.LibraryFolder);
        var files = listed ?? await ListAsync(cancellationToken);
        var update = new CatalogueUpdate(stored, files.Select(new MpdEntries(languages).Of));
        Aside = [.. Aside.Concat(languages.Aside).DistinctBy(file => file.Name)];
        if (!isShown || update.IsAny || _isAnyWaiting) yield return Tracks(update.Entries, features);
        await foreach (var _ in ReadNewTagsAsync(update, cancellationToken)) yield return Tracks(update.Entries, features);
        store.Write(update.TakeChanged(), update.Gone);
        await UpdateOutdatedAsync(update.Entries, cancellationToken);
    }

    /// <summary>
    /// MPD remembers the changes of a connection until it is asked, so none between reading and waiting is missed, unless the
    /// connection was lost meanwhile. Where more was measured first, the connection is given up and the library is read again,
    /// with all changes; where tags are waiting, after some time.
    /// </summary>
    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        if (_listed is { } listed && listed.Session != _link.Session && await MpdStamp.ReadAsync(_link, cancellationToken) is var now)
        {
            if (_isUpdating || !now.IsSameLibrary(listed)) return;
            _listed = now;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] reasons =
        [
            _link.IdleAsync(either.Token, ["database", "stored_playlist", .. _isUpdating ? (string[])["update"] : []]),
            measured.WaitForMoreAsync(either.Token),
            Task.Delay(_isAnyWaiting ? TryWaitingEvery : Timeout.InfiniteTimeSpan, TimeProvider.System, either.Token),
        ];
        var first = await Task.WhenAny(reasons);
        await either.CancelAsync();
        await Task.WhenAll(reasons)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await first;
    }

    public void Dispose() => _link.Dispose();

    /// <summary>The files, after the player has been asked once to look for new ones.</summary>
    private async Task<List<ListedFile>> ListAsync(CancellationToken cancellationToken)
    {
        if (!_updated) await UpdateAsync(cancellationToken);
        _updated = true;
        _listed = await MpdStamp.ReadAsync(_link, cancellationToken);
        _isUpdating = (await _link.AskAsync(cancellationToken, "status"))["updating_db"] is not null;
        var files = await new MpdListing(_link).ReadAsync(cancellationToken);
        var named = files.Where(file => !file.Id.Contains('\uFFFD', StringComparison.Ordinal)).ToList();
        Aside =
        [
            .. files.Except(named).Select(file => new SetAsideFile(file.Id, "Its name is not UTF-8; rename it."))
                .Concat(Unlisted(named))
                .DistinctBy(file => file.Name),
        ];
        return music.Playlists.Count == 0 ? named : await OfPlaylistsAsync(named, cancellationToken);
    }

    /// <summary>While the player still looks, what it does not list yet is no fault of the file; what was known before stays.</summary>
    private IEnumerable<SetAsideFile> Unlisted(List<ListedFile> files)
    {
        if (music.Playlists.Count > 0) return [];
        if (!_isUpdating) return UnlistedFiles.Of(music.LibraryFolder, files);
        var listed = files.Select(file => file.Id).ToHashSet(StringComparer.Ordinal);
        return Aside.Where(file => !listed.Contains(file.Name));
    }

    /// <summary>A player that does not let us (its rights, another machine's database) finds new files by itself or not at all.</summary>
    private async Task UpdateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _link.AskAsync(cancellationToken, "update");
        }
        catch (SpeakerException e) when (e.InnerException is MpdRefusedException)
        {
            // What it has is there; the listing says whether we may read that.
        }
    }

    /// <summary>A player that follows no changes by itself has to be told of files that are newer than what it knows.</summary>
    private async Task UpdateOutdatedAsync(IEnumerable<KeyValuePair<string, CatalogueEntry>> entries, CancellationToken cancellationToken)
    {
        if (entries.Any(entry => IsCurrent(entry.Key, entry.Value) == false)) await UpdateAsync(cancellationToken);
    }

    private async Task<List<ListedFile>> OfPlaylistsAsync(List<ListedFile> files, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        List<SpeakerException> missing = [];
        foreach (var playlist in music.Playlists)
        {
            try
            {
                wanted.UnionWith((await _link.AskAsync(cancellationToken, "listplaylist", playlist)).All("file"));
            }
            catch (SpeakerException e) when (e.Fault is SpeakerFault.Track or SpeakerFault.Refused)
            {
                missing.Add(new SpeakerException(
                    $"The player has no playlist \"{playlist}\". Make it there, or take it out of Music:Playlists.", SpeakerFault.Refused, e));
                Aside = [.. Aside, new SetAsideFile($"Music:Playlists \"{playlist}\"", missing[^1].Message)];
            }
        }

        return missing.Count < music.Playlists.Count ? [.. files.Where(file => wanted.Contains(file.Id))] : throw missing[0];
    }

    /// <returns>One each time that enough was read to be shown, and one at the end where any was read.</returns>
    private async IAsyncEnumerable<int> ReadNewTagsAsync(
        CatalogueUpdate update,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var tags = new MpdTags(_link, music.LibraryFolder);
        var (read, show) = (0, ShowFirst);
        foreach (var number in update.Unread)
        {
            update.AddTags(number, await tags.ReadAsync(update.Entries[number].Key, cancellationToken));
            if (++read % SaveEvery == 0) store.Write(update.TakeChanged(), []);
            if (read != show || read == update.Unread.Count) continue;
            show *= ShowMore;
            yield return read;
        }

        if (read > 0) yield return read;
    }

    private List<Track> Tracks(
        IEnumerable<KeyValuePair<string, CatalogueEntry>> entries,
        Dictionary<string, AudioFeatures> features,
        bool isListed = true
    )
    {
        var shared = new SharedText();
        List<Track> tracks =
        [
            .. entries.Select(entry => ToTrack(entry.Key, entry.Value, features.GetValueOrDefault(entry.Key), shared, isListed)),
        ];
        _isAnyWaiting = tracks.Exists(track => track.Tags == TagState.Waiting);
        return tracks;
    }

    /// <summary>What is only stored, and what the player has not looked at since it changed, has tags that may be another file's.</summary>
    private Track ToTrack(string id, CatalogueEntry entry, AudioFeatures? features, SharedText shared, bool isListed)
    {
        var track = entry.ToTrack(id, features, shared);
        var isCurrent = IsCurrent(id, entry) ?? isListed;
        return isCurrent || track.Tags != TagState.Read ? track : track with { Tags = TagState.Waiting };
    }

    private bool? IsCurrent(string id, CatalogueEntry entry) =>
        FileVersion.IsCurrent(music.LibraryFolder, id, FileVersion.Of(entry.Version));
}
