using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>All that was measured of a track.</summary>
/// <param name="Sound">What the track keeps.</param>
/// <param name="BeatClarity">How regular the beat is, 0 to 1.</param>
/// <param name="Majorness">By how much it is more like a major key than like a minor one, -1 to 1.</param>
/// <param name="Brightness">The share of what sounds above 1500 Hz, 0 to 1.</param>
/// <param name="Level">Mean of the frames' root mean squares, 1 for full scale.</param>
internal sealed record AudioFeatures(TrackSound Sound, double BeatClarity, double Majorness, double Brightness, double Level);
