using Roomtone.Contracts;
using Roomtone.Dashboard.Devices;

namespace Roomtone.Dashboard.Api;

/// <summary>The broker's devices, joined with who is online by the devices' own status.</summary>
internal sealed class KeyList(DeviceKeys keys, JoinCodes codes, DeviceDirectory devices)
{
    /// <exception cref="Mqtt.MqttException">The broker does not answer.</exception>
    /// <exception cref="Database.DatabaseUnavailableException">It is down or too slow.</exception>
    public async Task<KeysView> ReadAsync(CancellationToken cancellationToken)
    {
        var open = await codes.OpenAsync(cancellationToken);
        var online = (await devices.AllAsync(cancellationToken))
            .Where(device => device.State == DeviceState.Online)
            .Select(device => device.Id)
            .ToHashSet(StringComparer.Ordinal);
        var known = await keys.AllAsync(cancellationToken);
        return new(
            [.. known.Select(key => new KeyView(key.Device, key.Revoked, !key.Revoked && online.Contains(key.Device)))],
            [.. open.Select(code => new OpenCode(code.Key, code.Value))]);
    }
}

/// <summary>The devices that the broker knows, and who is awaited.</summary>
internal sealed record KeysView(IReadOnlyList<KeyView> Devices, IReadOnlyList<OpenCode> Codes);

/// <summary>A device that may, or might, come in.</summary>
/// <param name="Device">Its id, which is its user name.</param>
/// <param name="Revoked">Whether it is disabled.</param>
/// <param name="Connected">Whether it is there, by its last status.</param>
internal sealed record KeyView(string Device, bool Revoked, bool Connected);

/// <summary>A code that is open; the code itself is not kept.</summary>
internal sealed record OpenCode(string Device, DateTimeOffset Ends);
