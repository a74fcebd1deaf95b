namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>What the analysis has measured, for the library and for the speaker.</summary>
internal sealed class MeasuredFeatures(AudioFeatureStore store, MeasuredLoudness loudness, AnalysisSignal signal)
{
    /// <returns>By track.</returns>
    public Dictionary<string, AudioFeatures> Read()
    {
        var features = new Dictionary<string, AudioFeatures>(StringComparer.Ordinal);
        foreach (var (track, measurement) in store.Read())
        {
            if (measurement.Features is { } known) features.Add(track, known);
        }

        loudness.Replace(features);
        return features;
    }

    /// <summary>Returns when more was measured.</summary>
    public Task WaitForMoreAsync(CancellationToken cancellationToken) => signal.WaitAsync(cancellationToken);
}
