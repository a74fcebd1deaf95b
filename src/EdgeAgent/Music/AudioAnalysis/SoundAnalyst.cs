using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>Measures the tracks of a catalogue that have not been measured as they are now, one after another.</summary>
internal sealed class SoundAnalyst(Decoder decoder, SoundStore store, SoundNews news, SoundProgress progress, MusicSettings settings, SoundLog log, TimeProvider time)
{
    /// <summary>The catalogue is made anew with what was measured, so not too often.</summary>
    private static readonly TimeSpan TellEvery = TimeSpan.FromMinutes(2);

    /// <exception cref="SoundException">Nothing can be measured until something is mended.</exception>
    public void Measure(Catalogue catalogue, CancellationToken cancellationToken)
    {
        var files = Files(catalogue);
        var open = new List<(string Track, string Path, FileStamp Stamp)>();
        (progress.Tracks, progress.Done, progress.Unreadable) = (files.Count, 0, 0);
        foreach (var file in files)
        {
            if (store.IsReadable(file.Track, file.Stamp) is { } readable) Count(readable);
            else open.Add(file);
        }

        store.Keep(files.Select(file => file.Track).ToHashSet(StringComparer.Ordinal));
        if (files.Count == 0 && catalogue.Tracks.Any(IsFile)) log.Unseen(settings.LibraryFolder);
        if (open.Count == 0) return;
        log.Begun(open.Count, files.Count);
        Measure(open, cancellationToken);
        news.Tell();
        log.Ended(progress.Tracks, progress.Unreadable);
    }

    private void Measure(List<(string Track, string Path, FileStamp Stamp)> files, CancellationToken cancellationToken)
    {
        var told = time.GetTimestamp();
        foreach (var (track, path, stamp) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Measure(track, path, stamp, cancellationToken);
            if (time.GetElapsedTime(told) < TellEvery) continue;
            news.Tell();
            log.Going(progress.Done, progress.Tracks);
            told = time.GetTimestamp();
        }
    }

    private void Measure(string track, string path, FileStamp stamp, CancellationToken cancellationToken)
    {
        try
        {
            var meter = new SoundMeter();
            decoder.Decode(path, meter.Take, cancellationToken);
            store.Keep(track, stamp, meter.Report());
            Count(isReadable: true);
        }
        catch (SoundException e) when (e.Fault == SoundFault.File)
        {
            log.Unreadable(track, e.Message);
            store.KeepFault(track, stamp, e.Message);
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

    private static bool IsFile(Track track) => track.Info.Provider == MpdSpeaker.LocalProvider && !track.Id.Contains("://", StringComparison.Ordinal);
}
