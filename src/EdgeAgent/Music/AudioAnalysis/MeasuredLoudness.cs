using System.Collections.ObjectModel;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>The loudness of the tracks, in memory: a track that begins does not wait for the disk.</summary>
internal sealed class MeasuredLoudness : ILoudness
{
    private volatile IReadOnlyDictionary<string, float> _byTrack = ReadOnlyDictionary<string, float>.Empty;

    public double? Of(string track) => _byTrack.TryGetValue(track, out var loudness) ? loudness : null;

    public void Replace(IReadOnlyDictionary<string, AudioFeatures> features) =>
        _byTrack = features.ToDictionary(entry => entry.Key, entry => entry.Value.Sound.Loudness, StringComparer.Ordinal);
}
