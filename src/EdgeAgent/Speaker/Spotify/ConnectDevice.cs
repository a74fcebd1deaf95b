using Roomtone.EdgeAgent.Speaker.Spotify.Web;

namespace Roomtone.EdgeAgent.Speaker.Spotify;

/// <summary>
/// The Connect speaker by its name. Its id changes when it was asleep or updated, so the id is only believed until
/// Spotify no longer knows it; then the list is read again and the speaker woken.
/// </summary>
/// <param name="api">Spotify.</param>
/// <param name="settings">With the speaker's name.</param>
/// <param name="page">A page that is the room's speaker goes before the one of the settings; null where there are no pages.</param>
internal sealed class ConnectDevice(SpotifyApi api, SpotifySettings settings, PageDevice? page = null)
{
    private string? _id;

    /// <summary>The page that it is, by Spotify's id; null where it is another speaker.</summary>
    public string? Page => page?.Id;

    /// <summary>Why the page that it was is gone, as one sentence; null where it is there, or was none.</summary>
    public string? WhyLeft => page?.IsLeft(_id) == true ? page.WhyLeft : null;

    /// <inheritdoc cref="PageDevice.Fault"/>
    public string? PageFault => page?.Fault;

    /// <summary>Whether a page has come, and another speaker was used last.</summary>
    public bool HasMoved => Page is { } wanted && _id is not null && _id != wanted;

    /// <summary>What it is called, for sentences.</summary>
    public string Name { get; private set; } = settings.Device;

    /// <summary>Does something with the speaker, once more with its new id where the old one is no longer good.</summary>
    /// <exception cref="SpotifyException">It was not done.</exception>
    public async Task AskAsync(Func<string, Task> ask, CancellationToken cancellationToken)
    {
        try
        {
            if (HasMoved || WhyLeft is not null) _id = null;
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
        var wanted = Page;
        var there = (await api.DevicesAsync(cancellationToken))
            .Where(device => device is { Id: not null, IsRestricted: false } && page?.IsLeft(device.Id) != true).ToList();
        if (wanted is not null && there.All(device => device.Id != wanted)) throw OtherAccount();
        var found =
            wanted is not null ? there.First(device => device.Id == wanted)
            : settings.Device.Length > 0 ? there.FirstOrDefault(device => IsNamed(device.Name))
            : there.FirstOrDefault(device => device.IsActive) ?? there.FirstOrDefault();
        if (found is null) throw NotThere(there);
        Name = found.Name;
        return _id = found.Id!;
    }

    /// <summary>Whether a device that plays is the one that should.</summary>
    public bool Is(DeviceAnswer device)
    {
        if (Page is { } wanted)
        {
            if (device.Id != wanted) return false;
            (_id, Name) = (wanted, device.Name);
            return true;
        }

        if (page?.IsLeft(device.Id) == true) return false;
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

    private static SpotifyException OtherAccount() => new(
        "Spotify does not show this box the page that is the speaker. Log in to Spotify in the page with the account that the box uses.",
        SpotifyTrouble.NoDevice);

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
