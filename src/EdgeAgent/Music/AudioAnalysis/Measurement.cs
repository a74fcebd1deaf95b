using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>What came of analysing a file as it was then: what was measured, or why nothing was.</summary>
/// <param name="Stamp">Of the file.</param>
/// <param name="Features">What was measured; null where it cannot be.</param>
/// <param name="Fault">Why not, as a sentence; null where it was measured.</param>
/// <param name="Judge">By which rules a fault was found to be the file's.</param>
internal sealed record Measurement(FileStamp Stamp, AudioFeatures? Features, string? Fault, int Judge = 0)
{
    /// <summary>Grows when faults are told apart in another way. Until 1 a stop of the service counted against the file.</summary>
    public const int Rules = 1;

    private const float QuietestDecibels = -200;
    private const float LoudestDecibels = 100;
    private const float FastestPerSecond = 1000;

    /// <summary>Whether nothing needs to be done as long as the file stays as it is.</summary>
    public bool IsSettled => Features is not null || Judge == Rules;

    /// <summary>Whether an analysis can have given it.</summary>
    public bool IsPlausible => Stamp.Size >= 0 && (Features is null ? Fault is not null : Fault is null && Fits(Features));

    private static bool Fits(AudioFeatures features) =>
        Fits(features.Sound)
        && features.BeatClarity is >= -1.001 and <= 1.001
        && features.Majorness is >= -2.001 and <= 2.001
        && features.Brightness is >= 0 and <= 1.001
        && features.Level is >= 0 and <= 1000;

    private static bool Fits(TrackSound sound) =>
        sound.BeatsPerMinute is >= 0 and <= FastestPerSecond
        && sound.Loudness is >= QuietestDecibels and <= LoudestDecibels
        && sound.Peak is >= QuietestDecibels and <= LoudestDecibels
        && sound.LoudnessRange is >= 0 and <= LoudestDecibels
        && sound.Brightness is >= 0 and <= AudioFeatureExtractor.SampleRate
        && sound.OnsetsPerSecond is >= 0 and <= FastestPerSecond
        && sound.Key.Tonic < 12;
}
