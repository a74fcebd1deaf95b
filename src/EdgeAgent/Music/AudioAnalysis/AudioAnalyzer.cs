using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>Measures the tracks of a catalogue that have not been measured as they are now, one after another.</summary>
internal sealed class AudioAnalyzer(
    Decoder decoder,
    AudioFeatureStore store,
    AnalysisSignal signal,
    AnalysisProgress progress,
    MusicSettings settings,
    AudioAnalysisLog log,
    TimeProvider time)
{
    /// <summary>The catalogue is made anew with what was measured, so not too often.</summary>
    private static readonly TimeSpan SaveEvery = TimeSpan.FromMinutes(2);

    /// <exception cref="AudioAnalysisException">Nothing can be measured until something is mended.</exception>
    public void Measure(Catalogue catalogue, CancellationToken cancellationToken)
    {
        var files = Files(catalogue);
        var known = store.Read();
        var open = new List<(string Track, string Path, FileStamp Stamp)>();
        (progress.Tracks, progress.Done, progress.Unreadable) = (files.Count, 0, 0);
        foreach (var file in files)
        {
            if (known.TryGetValue(file.Track, out var measurement) && measurement.Stamp == file.Stamp)
                Count(measurement.Features is not null);
            else
                open.Add(file);
        }

        store.Forget(known, files.Select(file => file.Track).ToHashSet(StringComparer.Ordinal));
        if (files.Count == 0 && catalogue.Tracks.Any(IsFile)) log.Unseen(settings.LibraryFolder);
        if (open.Count == 0) return;
        log.Begun(open.Count, files.Count);
        Measure(open, cancellationToken);
        log.Ended(progress.Tracks, progress.Unreadable);
    }

    private void Measure(List<(string Track, string Path, FileStamp Stamp)> files, CancellationToken cancellationToken)
    {
        var saved = time.GetTimestamp();
        try
        {
            foreach (var (track, path, stamp) in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Measure(track, path, stamp, cancellationToken);
                if (time.GetElapsedTime(saved) < SaveEvery) continue;
                Save();
                log.Going(progress.Done, progress.Tracks);
                saved = time.GetTimestamp();
            }
        }
        finally
        {
            Save();
        }
    }

    private void Save()
    {
        store.Save();
        signal.Set();
    }

    private void Measure(string track, string path, FileStamp stamp, CancellationToken cancellationToken)
    {
        try
        {
            var extractor = new AudioFeatureExtractor();
            decoder.Decode(path, extractor.Take, cancellationToken);
            store.Keep(track, new Measurement(stamp, extractor.Report(), Fault: null));
            Count(isReadable: true);
        }
        catch (AudioAnalysisException e) when (e.Fault == AudioAnalysisFault.File)
        {
            log.Unreadable(track, e.Message);
            store.Keep(track, new Measurement(stamp, Features: null, e.Message));
            Count(isReadable: false);
        }
    }

    private void Count(bool isReadable)
    {
        progress.Done++;
        if (!isReadable) progress.Unreadable++;
    }

    private List<(string Track, string Path, FileStamp Stamp)> Files(Catalogue catalogue)
    {
        var files = new List<(string, string, FileStamp)>();
        foreach (var track in catalogue.Tracks)
        {
            if (!IsFile(track)) continue;
            var path = Path.Combine(settings.LibraryFolder, track.Id);
            if (FileStamp.Of(path) is { } stamp) files.Add((track.Id, path, stamp));
        }

        return files;
    }

    private static bool IsFile(Track track) =>
        track.Info.Provider == MpdSpeaker.LocalProvider && !track.Id.Contains("://", StringComparison.Ordinal);
}
