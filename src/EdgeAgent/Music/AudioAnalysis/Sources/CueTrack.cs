using Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Sources;

/// <summary>A track of a cue sheet.</summary>
/// <param name="File">The file that the sheet names, relative to the sheet; null where it is the file that holds the sheet.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where the next one begins; null at the end of the file.</param>
internal sealed record CueTrack(string? File, TimeSpan From, TimeSpan? To)
{
    public SoundSource Of(string path) => new(path, From, To - From);
}
