using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>A track of the library, with what is known about how it sounds.</summary>
internal sealed record Track(TrackInfo Info, TrackFeel Feel)
{
    public string Id => Info.Id;
}
