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
internal sealed class MpdLibrary(SpeakerSettings speaker, MpdPassword password, MusicSettings music, TagCache cache, MeasuredSounds sounds) : IMusicLibrary, IDisposable
{
    /// <summary>Below MPD's max_output_buffer_size of 8 MB with room to spare.</summary>
    private const int PageSize = 2000;

    private readonly MpdLink _link = new(speaker, password);
    private bool _updated;

    public string Provider => MpdSpeaker.LocalProvider;

    public async IAsyncEnumerable<IReadOnlyList<Track>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!_updated) await _link.AskAsync(cancellationToken, "update");
        _updated = true;
        var (languages, shared) = (new LanguageFiles(music.LibraryFolder), new SharedText());
        var files = await FilesAsync(cancellationToken);
        var reports = sounds.Read();
        yield return [.. files.Select(file => ToTrack(file, languages, shared, reports))];

        if (await ReadNewTagsAsync(files, cancellationToken)) yield return [.. files.Select(file => ToTrack(file, languages, shared, reports))];
        cache.Save(files.Select(Id).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>
    /// MPD remembers the changes of a connection until it is asked, so none between reading and waiting is missed. Where
    /// more was measured first, the connection is given up and the library is read again, with all changes.
    /// </summary>
    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (changed, measured) = (_link.IdleAsync(either.Token, "database", "stored_playlist"), sounds.WaitForMoreAsync(either.Token));
        var first = await Task.WhenAny(changed, measured);
        await either.CancelAsync();
        await Task.WhenAll(changed, measured).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await first;
    }

    public void Dispose() => _link.Dispose();

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
            return (await _link.AskAsync(cancellationToken, "listplaylist", playlist)).Lines.Where(line => line.Key == "file").Select(line => line.Value);
        }
        catch (SpeakerException e) when (e.Fault is SpeakerFault.Track or SpeakerFault.Refused)
        {
            throw new SpeakerException($"The player has no playlist \"{playlist}\". Make it there, or take it out of Music:Playlists.", SpeakerFault.Refused, e);
        }
    }

    private async Task<List<MpdReply>> AllFilesAsync(CancellationToken cancellationToken)
    {
        var files = new List<MpdReply>();
        while (true)
        {
            var window = $"{files.Count.ToString(CultureInfo.InvariantCulture)}:{(files.Count + PageSize).ToString(CultureInfo.InvariantCulture)}";
            var page = (await _link.AskAsync(cancellationToken, "find", "(base \"\")", "window", window)).Parts("file").ToList();
            files.AddRange(page);
            if (page.Count < PageSize) return files;
        }
    }

    private async Task<bool> ReadNewTagsAsync(List<MpdReply> files, CancellationToken cancellationToken)
    {
        var any = false;
        foreach (var file in files.Where(file => cache.Find(Id(file), Version(file)) is null))
        {
            var tags = await ReadTagsAsync(Id(file), cancellationToken);
            cache.Keep(Id(file), Version(file), tags);
            any |= tags != TrackTags.None;
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

    private Track ToTrack(MpdReply file, LanguageFiles languages, SharedText shared, Dictionary<string, SoundReport> reports)
    {
        var id = Id(file);
        var tags = cache.Find(id, Version(file)) ?? TrackTags.None;
        var genre = string.Join(", ", file.Lines.Where(line => line.Key == "Genre").Select(line => line.Value).Distinct());
        var language = tags.Language.Length > 0 ? tags.Language : languages.Of(id);
        var info = new TrackInfo(
            MpdSpeaker.LocalProvider,
            id,
            NotEmpty(file["Title"]) ?? Path.GetFileNameWithoutExtension(id),
            NotEmpty(file["Artist"]) ?? NotEmpty(file["AlbumArtist"]) ?? "",
            file["Album"] ?? "",
            genre,
            language,
            Year(file["OriginalDate"] ?? file["Date"]),
            file.Number("duration") ?? 0);
        return reports.TryGetValue(id, out var report) ? shared.Track(info, tags, report.Sound.BeatsPerMinute, SoundFeel.Of(report)) : shared.Track(info, tags);
    }

    /// <summary>Apple's advisory: 1 (once 4) explicit, 2 cleaned. Its 0 is written by taggers for "not said", so it stays unknown.</summary>
    private static bool? ExplicitOf(string? advisory) => advisory switch
    {
        "1" or "4" => true,
        "2" => false,
        _ => null,
    };

    private static string Id(MpdReply file) => file["file"]!;

    private static string Version(MpdReply file) => file["Last-Modified"] ?? "";

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static int? Year(string? date) =>
        date?.Length >= 4 && int.TryParse(date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1000 and <= 9999 ? year : null;
}
