using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Device;

/// <summary>What may not be played where music is played in public.</summary>
internal static class PlaceRules
{
    /// <param name="place">Where the box stands.</param>
    /// <param name="sources">Names of <see cref="MusicSources"/>.</param>
    /// <returns>Why some of them may not be played there, as one sentence; null where all may.</returns>
    public static string? Refusal(Place place, IEnumerable<string> sources)
    {
        if (place != Place.Venue) return null;
        string[] refused = [.. MusicSources.HomesOnly.Intersect(sources).Select(MusicSources.NameOf)];
        if (refused.Length == 0) return null;
        var them = refused.Length == 1 ? "it" : "them";
        return $"This box stands in a venue (Device:Place), and the terms of {string.Join(" and ", refused)} allow playing in private rooms only. Take {them} out of the room's sources.";
    }
}
