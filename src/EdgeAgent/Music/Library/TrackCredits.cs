using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Library;

internal static class TrackCredits
{
    /// <summary>Stands between artists where they are shown.</summary>
    public const string Separator = ", ";

    /// <summary>The artist that a track is counted under; empty if unknown.</summary>
    public static string MainArtist(this TrackInfo track) => track.Artists is [var first, ..] ? first : track.Artist;
}
