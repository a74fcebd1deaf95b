using Roomtone.EdgeAgent.Speaker.Spotify.Web;

namespace Roomtone.EdgeAgent.Speaker.Spotify;

/// <summary>
/// The Connect speaker by its name. Its id changes when it was asleep or updated, so the id is only believed until
/// Spotify no longer knows it; then the list is read again and the speaker woken.
/// </summary>
internal sealed class ConnectDevice(SpotifyApi api, SpotifySettings settings)
{
    private string? _id;

    /// <summary>What it is called, for sentences.</summary>
    public string Name { get; private set; } = settings.Device;

    /// <summary>Does something with the speaker, once more with its new id where the old one is no longer good.</summary>
    /// <exception cref="SpotifyException">It was not done.</exception>
    public async Task AskAsync(Func<string, Task> ask, CancellationToken cancellationToken)
    {
        try
        {
            await ask(_id ?? await FindAsync(cancellationToken));
        }
        catch (SpotifyException e) when (e.Trouble == SpotifyTrouble.NoDevice && _id is not null)
        {
            await ask(await WakeAsync(cancellationToken));
        }
    }

    /// <summary>Looks for it in Spotify's list, whatever was known before.</summary>
    /// <exception cref="SpotifyException">It is not there.</exception>
    public async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        _id = null;
        var there = (await api.DevicesAsync(cancellationToken)).Where(device => device is { Id: not null, IsRestricted: false }).ToList();
        var found = settings.Device.Length > 0
            ? there.FirstOrDefault(device => IsNamed(device.Name))
            : there.FirstOrDefault(device => device.IsActive) ?? there.FirstOrDefault();
        if (found is null) throw NotThere(there);
        Name = found.Name;
        return _id = found.Id!;
    }

    /// <summary>Whether a device that plays is the one that should.</summary>
    public bool Is(DeviceAnswer device)
    {
        if (settings.Device.Length > 0 ? !IsNamed(device.Name) : _id is not null && device.Id != _id && device.Name != Name) return false;
        if (device.Id is not null) (_id, Name) = (device.Id, device.Name);
        return true;
    }

    private async Task<string> WakeAsync(CancellationToken cancellationToken)
    {
        var id = await FindAsync(cancellationToken);
        await api.TransferAsync(id, play: false, cancellationToken);
        return id;
    }

    private bool IsNamed(string name) => string.Equals(name, settings.Device, StringComparison.OrdinalIgnoreCase);

    private SpotifyException NotThere(List<DeviceAnswer> there)
    {
        var others =
            there.Count == 0 ? "Spotify sees no speaker at all" : $"Spotify sees {string.Join(", ", there.Select(device => device.Name))}";
        return settings.Device.Length > 0
            ? new(
                $"The Spotify speaker \"{settings.Device}\" is not there; {others}. Switch it on, or correct Spotify:Device.",
                SpotifyTrouble.NoDevice
            )
            : new("Spotify sees no speaker. Switch one on, or open Spotify on it.", SpotifyTrouble.NoDevice);
    }
}
