using Roomtone.Contracts;
using Roomtone.Dashboard.Database;
using Roomtone.Dashboard.History;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Sites;
using Roomtone.Dashboard.Templates;

namespace Roomtone.Dashboard.Api;

/// <summary>The devices of the history and of the live state, as one list.</summary>
internal sealed class DeviceDirectory(
    RoomStateCache states, DeviceHistory history, SiteStore sites, TagStore tags, TemplateStore templates)
{
    public async Task<IReadOnlyList<DeviceView>> AllAsync(CancellationToken cancellationToken)
    {
        var stored = (await StoredAsync(cancellationToken)).ToDictionary(device => device.Id);
        var marks = await MarksAsync(cancellationToken);
        var rooms = states.Rooms.ToDictionary(room => room.Device);
        return
        [
            .. stored.Keys.Union(rooms.Keys).Order(StringComparer.Ordinal)
                .Select(id => DeviceView.Of(id, stored.GetValueOrDefault(id), rooms.GetValueOrDefault(id), marks)),
        ];
    }

    /// <exception cref="DatabaseUnavailableException">It is not live, and the history cannot be asked.</exception>
    public async Task<DeviceView?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!DeviceId.IsValid(id)) return null;
        var room = states.Find(id);
        var stored = await StoredAsync(id, room is not null, cancellationToken);
        if (room is null && stored is null) return null;
        return DeviceView.Of(id, stored, room, await MarksAsync(cancellationToken));
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
            // The live states alone are better than nothing.
            return [];
        }
    }

    private async Task<DeviceMarks> MarksAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new(
                await sites.PlacesAsync(cancellationToken),
                await tags.AllAsync(cancellationToken),
                await templates.FollowersAsync(cancellationToken));
        }
        catch (DatabaseUnavailableException)
        {
            // A room without its name is better than none.
            return DeviceMarks.None;
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

/// <summary>What people have written on the boxes, by device.</summary>
internal sealed record DeviceMarks(
    IReadOnlyDictionary<string, DevicePlace> Places,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Tags,
    IReadOnlyDictionary<string, string> Templates)
{
    public static readonly DeviceMarks None = new(
        new Dictionary<string, DevicePlace>(), new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>());
}
