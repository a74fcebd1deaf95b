namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>What the analyser measured of a track.</summary>
/// <param name="BeatsPerMinute">0 where no beat was found.</param>
/// <param name="Loudness">Integrated loudness of EBU R128, LUFS.</param>
/// <param name="Peak">The highest true peak, decibels below full scale (0 or less, above 0 where it clips between samples).</param>
/// <param name="LoudnessRange">EBU Tech 3342, LU.</param>
/// <param name="Brightness">Spectral centroid, Hz.</param>
/// <param name="OnsetsPerSecond">How many notes and strokes begin in a second.</param>
/// <param name="Key">Where it is at home.</param>
internal sealed record TrackSound(
    float BeatsPerMinute,
    float Loudness,
    float Peak,
    float LoudnessRange,
    float Brightness,
    float OnsetsPerSecond,
    MusicalKey Key);
