using Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Sources;

/// <summary>Where the sound of a track lies.</summary>
/// <param name="Track">The track's id.</param>
/// <param name="Stamp">Of the file, and of the cue sheet where there is one.</param>
/// <param name="Source">What to decode.</param>
/// <param name="Fault">Why it must not even be opened, as a sentence; null where it may.</param>
internal sealed record TrackFile(string Track, FileStamp Stamp, SoundSource Source, string? Fault);
