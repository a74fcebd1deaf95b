using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Speaker.Routing;

/// <summary>Whose track it is, as its id says: <c>spotify:track:…</c>, <c>youtube:…</c>; the files of the library say nothing.</summary>
internal static class TrackProvider
{
    private static readonly string[] Named = [MusicSources.Spotify, MusicSources.Radio, MusicSources.YouTube, MusicSources.SoundCloud];

    public static string Of(string track) =>
        Named.FirstOrDefault(provider => track.StartsWith(provider, StringComparison.Ordinal) && track.AsSpan(provider.Length) is [':', ..])
        ?? MusicSources.ProviderOf(MusicSources.Library);

    /// <summary>What the provider itself calls it; null for a file of the library.</summary>
    public static string? AddressIn(string track) =>
        Of(track) is var provider && provider == MusicSources.ProviderOf(MusicSources.Library) ? null : track[(provider.Length + 1)..];
}
