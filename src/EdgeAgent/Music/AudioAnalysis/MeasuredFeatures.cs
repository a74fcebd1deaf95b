namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>What the analysis has measured, for the library and for the speaker.</summary>
internal sealed class MeasuredFeatures(AudioFeatureStore store, MeasuredLoudness loudness, AnalysisSignal signal)
{
    /// <summary>Why tracks could not be measured, by track, as of the last reading.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; private set; } = new Dictionary<string, string>();

    /// <returns>By track.</returns>
    public Dictionary<string, AudioFeatures> Read()
    {
        var features = new Dictionary<string, AudioFeatures>(StringComparer.Ordinal);
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (track, measurement) in store.Read())
        {
            if (measurement.Fault is { } fault) faults.Add(track, fault);
            if (measurement.Features is { } known) features.Add(track, known);
        }

        Faults = faults;
        loudness.Replace(features);
        return features;
    }

    /// <summary>Returns when more was measured.</summary>
    public Task WaitForMoreAsync(CancellationToken cancellationToken) => signal.WaitAsync(cancellationToken);
}
