using System.Globalization;
using System.Runtime.CompilerServices;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// The library as MPD's database has it. MPD keeps no language, mood, tempo or energy, so these are asked for file by
/// file with <c>readcomments</c> (LANGUAGE, MOOD, BPM, ENERGY, ISRC, ITUNESADVISORY in Vorbis, FLAC, Opus, and in MP3
/// as TXXX), once.
/// </summary>
internal sealed class MpdLibrary(
    SpeakerSettings speaker,
    MpdPassword password,
    MusicSettings music,
    CatalogueStore store,
    MeasuredFeatures measured
) : IMusicLibrary, IDisposable
{
    /// <summary>Below MPD's max_output_buffer_size of 8 MB with room to spare.</summary>
    private const int PageSize = 2000;

    /// <summary>Reading the tags of a large library takes minutes: an end in between keeps most of it.</summary>
    private const int SaveEvery = 500;

    private readonly MpdLink _link = new(speaker, password);
    private bool _updated;
    private bool _isStoredShown;

    public string Provider => MpdSpeaker.LocalProvider;

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
        if (isShown) yield return Tracks(stored.OrderBy(entry => entry.Key, StringComparer.Ordinal), features);
        _isStoredShown = true;

        var languages = new LanguageFiles(music.LibraryFolder);
        var files = listed ?? await ListAsync(cancellationToken);
        var update = new CatalogueUpdate(stored, files.Select(file => KeyValuePair.Create(Id(file), ToEntry(file, languages))));
        if (!isShown || update.IsAny) yield return Tracks(update.Entries, features);
        if (await ReadNewTagsAsync(update, cancellationToken)) yield return Tracks(update.Entries, features);
        store.Write(update.TakeChanged(), update.Gone);
    }

    /// <summary>
    /// MPD remembers the changes of a connection until it is asked, so none between reading and waiting is missed. Where
    /// more was measured first, the connection is given up and the library is read again, with all changes.
    /// </summary>
    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (changed, more) = (_link.IdleAsync(either.Token, "database", "stored_playlist"), measured.WaitForMoreAsync(either.Token));
        var first = await Task.WhenAny(changed, more);
        await either.CancelAsync();
        await Task.WhenAll(changed, more)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await first;
    }

    public void Dispose() => _link.Dispose();

    /// <summary>The files, after the player has been asked once to look for new ones.</summary>
    private async Task<List<MpdReply>> ListAsync(CancellationToken cancellationToken)
    {
        if (!_updated) await _link.AskAsync(cancellationToken, "update");
        _updated = true;
        return await FilesAsync(cancellationToken);
    }

    /// <returns>All files, or those of the wanted playlists.</returns>
    private async Task<List<MpdReply>> FilesAsync(CancellationToken cancellationToken)
    {
        var files = await AllFilesAsync(cancellationToken);
        if (music.Playlists.Count == 0) return files;
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var playlist in music.Playlists) wanted.UnionWith(await PlaylistAsync(playlist, cancellationToken));
        return [.. files.Where(file => wanted.Contains(Id(file)))];
    }

    private async Task<IEnumerable<string>> PlaylistAsync(string playlist, CancellationToken cancellationToken)
    {
        try
        {
            return (await _link.AskAsync(cancellationToken, "listplaylist", playlist))
                .Lines.Where(line => line.Key == "file")
                .Select(line => line.Value);
        }
        catch (SpeakerException e) when (e.Fault is SpeakerFault.Track or SpeakerFault.Refused)
        {
            throw new SpeakerException(
                $"The player has no playlist \"{playlist}\". Make it there, or take it out of Music:Playlists.",
                SpeakerFault.Refused,
                e
            );
        }
    }

    private async Task<List<MpdReply>> AllFilesAsync(CancellationToken cancellationToken)
    {
        var files = new List<MpdReply>();
        while (true)
        {
            var window =
                $"{files.Count.ToString(CultureInfo.InvariantCulture)}:{(files.Count + PageSize).ToString(CultureInfo.InvariantCulture)}";
            var page = (await _link.AskAsync(cancellationToken, "find", "(base \"\")", "window", window)).Parts("file").ToList();
            files.AddRange(page);
            if (page.Count < PageSize) return files;
        }
    }

    /// <returns>Whether there were any.</returns>
    private async Task<bool> ReadNewTagsAsync(CatalogueUpdate update, CancellationToken cancellationToken)
    {
        var any = false;
        var read = 0;
        foreach (var number in update.Unread)
        {
            var tags = await ReadTagsAsync(update.Entries[number].Key, cancellationToken);
            update.AddTags(number, tags);
            any |= tags != TrackTags.None;
            if (++read % SaveEvery == 0) store.Write(update.TakeChanged(), []);
        }

        return any;
    }

    private async Task<TrackTags> ReadTagsAsync(string track, CancellationToken cancellationToken)
    {
        try
        {
            var comments = await _link.AskAsync(cancellationToken, "readcomments", track);
            var energy = comments.Number("energy");
            return new TrackTags(
                LanguageCode.Of(comments["language"] ?? ""),
                comments["mood"] ?? "",
                comments.Number("bpm") is >= 20 and <= 300 and var tempo ? tempo : null,
                energy is >= 0 and <= 1 ? energy : null,
                Isrc.Of(comments["isrc"]).ToString(),
                ExplicitOf(comments["itunesadvisory"]));
        }
        catch (SpeakerException e) when (e.Fault is SpeakerFault.Track or SpeakerFault.Refused)
        {
            // Gone meanwhile, or a format without comments: the track is as good as any without tags.
            return TrackTags.None;
        }
    }

    private static CatalogueEntry ToEntry(MpdReply file, LanguageFiles languages) => new(
        file["Last-Modified"] ?? "",
        NotEmpty(file["Title"]) ?? Path.GetFileNameWithoutExtension(Id(file)),
        NotEmpty(file["Artist"]) ?? NotEmpty(file["AlbumArtist"]) ?? "",
        file["Album"] ?? "",
        string.Join(", ", file.Lines.Where(line => line.Key == "Genre").Select(line => line.Value).Distinct()),
        languages.Of(Id(file)),
        Year(file["OriginalDate"] ?? file["Date"]),
        file.Number("duration") ?? 0,
        TrackTags.None);

    private static List<Track> Tracks(IEnumerable<KeyValuePair<string, CatalogueEntry>> entries, Dictionary<string, AudioFeatures> features)
    {
        var shared = new SharedText();
        return [.. entries.Select(entry => ToTrack(entry.Key, entry.Value, features.GetValueOrDefault(entry.Key), shared))];
    }

    private static Track ToTrack(string id, CatalogueEntry entry, AudioFeatures? features, SharedText shared)
    {
        var language = entry.Tags.Language.Length > 0 ? entry.Tags.Language : entry.FolderLanguage;
        var info = new TrackInfo(
            MpdSpeaker.LocalProvider,
            id,
            entry.Title,
            entry.Artist,
            entry.Album,
            entry.Genre,
            language,
            entry.Year,
            entry.DurationSeconds
        );
        return features is null
            ? shared.Track(info, entry.Tags)
            : shared.Track(info, entry.Tags, features.Sound.BeatsPerMinute, AudioAffectEstimator.Of(features));
    }

    /// <summary>
    /// Apple's advisory: 1 (once 4) explicit, 2 cleaned. Its 0 is written by taggers for "not said", so it stays unknown.
    /// </summary>
    private static bool? ExplicitOf(string? advisory) => advisory switch
    {
        "1" or "4" => true,
        "2" => false,
        _ => null,
    };

    private static string Id(MpdReply file) => file["file"]!;

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static int? Year(string? date) =>
        date?.Length >= 4
        && int.TryParse(date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= 1000 and <= 9999
            ? year
            : null;
}
