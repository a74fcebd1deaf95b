using Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;
using Roomtone.EdgeAgent.Music.AudioAnalysis.Sources;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>
/// Measures the tracks of a catalogue that have not been measured as they are now, one after another. Whatever one of them
/// throws is that track's fault, and it is not met again until it changes; a trouble of ours is met again soon.
/// </summary>
internal sealed class AudioAnalyzer(
    Decoder decoder,
    AudioFeatureStore store,
    AnalysisSignal signal,
    AnalysisProgress progress,
    MusicSettings settings,
    AudioAnalysisLog log,
    TimeProvider time)
{
    /// <summary>Trouble that comes as often as this with one track is left alone until the next start.</summary>
    private const int MostTries = 3;

    /// <summary>The catalogue is made anew with what was measured, so not too often.</summary>
    private static readonly TimeSpan SaveEvery = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, int> _tries = new(StringComparer.Ordinal);

    /// <returns>Whether some are to be tried again later.</returns>
    /// <exception cref="AudioAnalysisException">Nothing can be measured until something is mended.</exception>
    public bool Measure(Catalogue catalogue, CancellationToken cancellationToken)
    {
        var files = Files(catalogue);
        var known = store.Read();
        var open = new List<TrackFile>();
        (progress.Tracks, progress.Done, progress.Unreadable) = (files.Count, 0, 0);
        foreach (var file in files)
        {
            if (known.TryGetValue(file.Track, out var measurement) && measurement.Stamp == file.Stamp && measurement.IsSettled)
                Count(measurement.Features is not null);
            else if (_tries.GetValueOrDefault(file.Track) < MostTries)
                open.Add(file);
        }

        store.Forget(known, files.Select(file => file.Track).ToHashSet(StringComparer.Ordinal));
        if (files.Count == 0 && catalogue.Tracks.Any(IsFile)) log.Unseen(settings.LibraryFolder);
        if (open.Count == 0) return false;
        log.Begun(open.Count, files.Count);
        var left = Measure(open, cancellationToken);
        log.Ended(progress.Tracks, progress.Unreadable);
        return left;
    }

    /// <returns>Whether some are to be tried again later.</returns>
    private bool Measure(List<TrackFile> files, CancellationToken cancellationToken)
    {
        var (saved, isLeft) = (time.GetTimestamp(), false);
        try
        {
            foreach (var file in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                isLeft |= !IsSettled(file, cancellationToken);
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

        return isLeft;
    }

    private void Save()
    {
        store.Save();
        signal.Set();
    }

    /// <returns>False where it is to be tried again later.</returns>
    private bool IsSettled(TrackFile file, CancellationToken cancellationToken)
    {
        try
        {
            Keep(file, Measured(file, cancellationToken));
        }
        catch (AudioAnalysisException e) when (e.Fault == AudioAnalysisFault.File)
        {
            SetAside(file, e.Message);
        }
        catch (AudioAnalysisException e) when (e.Fault == AudioAnalysisFault.Passing)
        {
            return !IsTriedAgain(file, e.Message);
        }
        catch (Exception e) when (e is OutOfMemoryException or IOException or UnauthorizedAccessException)
        {
            return !IsTriedAgain(file, e.Message);
        }
        catch (Exception e) when (e is not (OperationCanceledException or AudioAnalysisException))
        {
            SetAside(file, $"The analysis fails on it ({e.GetType().Name}: {e.Message.TrimEnd('.')}).");
        }

        return true;
    }

    private AudioFeatures Measured(TrackFile file, CancellationToken cancellationToken)
    {
        if (file.Fault is { } fault) throw new AudioAnalysisException(fault, AudioAnalysisFault.File);
        var extractor = new AudioFeatureExtractor();
        decoder.Decode(file.Source, extractor.Take, cancellationToken);
        return extractor.Report();
    }

    private void Keep(TrackFile file, AudioFeatures features)
    {
        var measurement = new Measurement(file.Stamp, features, Fault: null);
        // The store would not give back what cannot be, and it would be measured again at each start.
        if (!measurement.IsPlausible)
            throw new AudioAnalysisException("What is measured of it cannot be.", AudioAnalysisFault.File);
        store.Keep(file.Track, measurement);
        Count(isReadable: true);
    }

    private void SetAside(TrackFile file, string fault)
    {
        log.Unreadable(file.Track, fault);
        store.Keep(file.Track, new Measurement(file.Stamp, Features: null, fault, Measurement.Rules));
        Count(isReadable: false);
    }

    private bool IsTriedAgain(TrackFile file, string trouble)
    {
        var tries = _tries[file.Track] = _tries.GetValueOrDefault(file.Track) + 1;
        if (tries == 1) log.Postponed(file.Track, trouble);
        if (tries == MostTries) log.GivenUp(file.Track, tries, trouble);
        return tries < MostTries;
    }

    private void Count(bool isReadable)
    {
        progress.Done++;
        if (!isReadable) progress.Unreadable++;
    }

    private List<TrackFile> Files(Catalogue catalogue)
    {
        var files = new TrackFiles(settings.LibraryFolder);
        return [.. catalogue.Tracks.Where(IsFile).Select(track => files.Find(track.Id)).OfType<TrackFile>()];
    }

    private static bool IsFile(Track track) =>
        track.Info.Provider == MpdSpeaker.LocalProvider && !track.Id.Contains("://", StringComparison.Ordinal);
}
