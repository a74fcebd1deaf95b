using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync.DesiredState;

namespace Roomtone.EdgeAgent.Speaker.Routing;

/// <summary>
/// Where the music may come from, best first: as the calendar's block says, else the room's settings, and the place allows.
/// </summary>
internal sealed class SourceOrder(DeviceSettings device) : IRoomSettingsListener
{
    private volatile IReadOnlyList<string> _wanted = [];
    private volatile IReadOnlyList<string> _byHand = ProvidersOf(MusicSources.All, device.Place);
    private volatile IReadOnlyList<string> _ofBlock = [];

    /// <summary>As tracks name them.</summary>
    public IReadOnlyList<string> Providers => _ofBlock is { Count: > 0 } ofBlock ? ofBlock : _byHand;

    /// <summary>The same whatever the calendar says: what a person may choose.</summary>
    public IReadOnlyList<string> ByHand => _byHand;

    /// <summary>What the settings name and the place may not play, as one sentence; null when there is nothing.</summary>
    public string? Notice => PlaceRules.Refusal(device.Place, _wanted);

    public void Apply(RoomSettings settings)
    {
        _wanted = settings.Sources;
        _byHand = ProvidersOf(settings.Sources.Count > 0 ? settings.Sources : MusicSources.All, device.Place);
    }

    /// <summary>Takes the sources of the calendar's block; empty: it names none, or the place allows none of them.</summary>
    public void Follow(IReadOnlyList<string> sources) => _ofBlock = ProvidersOf(sources, device.Place);

    /// <summary>Why no track of a provider may come, as one sentence.</summary>
    public string WhyNot(string provider)
    {
        var source = MusicSources.All.FirstOrDefault(source => MusicSources.ProviderOf(source) == provider) ?? provider;
        return PlaceRules.Refusal(device.Place, [source])
            ?? (
                Providers.Contains(provider)
                    ? $"Nothing that plays {MusicSources.NameOf(source)} is there now."
                    : $"The room's settings do not name {MusicSources.NameOf(source)} among its sources."
            );
    }

    private static IReadOnlyList<string> ProvidersOf(IEnumerable<string> sources, Place place) =>
        [.. sources.Where(source => PlaceRules.Refusal(place, [source]) is null).Select(MusicSources.ProviderOf)];
}

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
