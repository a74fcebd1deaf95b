namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;

/// <summary>The sound of a track: a whole file, or a stretch of one.</summary>
/// <param name="Path">The file.</param>
/// <param name="From">Where in it the track begins.</param>
/// <param name="Length">How long the track is; null: to the end of the file.</param>
internal sealed record SoundSource(string Path, TimeSpan From = default, TimeSpan? Length = null);
