using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.EdgeAgent.Speaker.Spotify.Login;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify;

/// <summary>Tells a page what it needs to be a device of Spotify Connect, or why it cannot be one here.</summary>
/// <param name="settings">The box's.</param>
/// <param name="device">Where it stands.</param>
/// <param name="account">Null where Spotify is not used.</param>
internal sealed class SpotifyPageCommand(SpotifySettings settings, DeviceSettings device, SpotifyAccount? account = null) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } = [CommandNames.SpotifyPage];

    public Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        if (Refusal() is { } refusal) throw new CommandRefusedException(refusal);
        var name = settings.Device.Length > 0 ? settings.Device : $"Roomtone {device.Id}";
        return Task.FromResult<JsonElement?>(Wire.Element(new SpotifyPage(settings.ClientId, $"{name} (page)")));
    }

    private string? Refusal()
    {
        if (device.Place == Place.Venue) return VenueSpeaker.WhyNoPage;
        if (!settings.IsOn)
            return "This box knows no app of Spotify. Make one at developer.spotify.com and set Spotify:ClientId; docs/spotify.md says how.";
        return account?.Login() is null ? $"This box is not logged in to Spotify, and it steers the page. Run {RoomtoneCommand.Name} spotify login." : null;
    }
}
