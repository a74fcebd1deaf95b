using Roomtone.Contracts;
using Roomtone.Dashboard.Database;
using Roomtone.Dashboard.History;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Api;

/// <summary>The devices of the history and of the live state, as one list.</summary>
internal sealed class DeviceDirectory(RoomStateCache states, DeviceHistory history)
{
    public async Task<IReadOnlyList<DeviceView>> AllAsync(CancellationToken cancellationToken)
    {
        var stored = (await StoredAsync(cancellationToken)).ToDictionary(device => device.Id);
        var rooms = states.Rooms.ToDictionary(room => room.Device);
        return [.. stored.Keys.Union(rooms.Keys).Order(StringComparer.Ordinal)
            .Select(id => DeviceView.Of(id, stored.GetValueOrDefault(id), rooms.GetValueOrDefault(id)))];
    }

    /// <exception cref="DatabaseUnavailableException">It is not live, and the history cannot be asked.</exception>
    public async Task<DeviceView?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!DeviceId.IsValid(id)) return null;
        var room = states.Find(id);
        var stored = await StoredAsync(id, room is not null, cancellationToken);
        return room is null && stored is null ? null : DeviceView.Of(id, stored, room);
    }

    /// <exception cref="DatabaseUnavailableException">It is not live, and the history cannot be asked.</exception>
    public async Task<bool> KnowsAsync(string id, CancellationToken cancellationToken) =>
        DeviceId.IsValid(id) && (states.Find(id) is not null || await history.FindAsync(id, cancellationToken) is not null);

    private async Task<IReadOnlyList<StoredDevice>> StoredAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await history.AllAsync(cancellationToken);
        }
        catch (DatabaseUnavailableException)
        {
            // The live states alone is better than nothing.
            return [];
        }
    }

    private async Task<StoredDevice?> StoredAsync(string id, bool isLive, CancellationToken cancellationToken)
    {
        try
        {
            return await history.FindAsync(id, cancellationToken);
        }
        catch (DatabaseUnavailableException) when (isLive)
        {
            return null;
        }
    }
}
