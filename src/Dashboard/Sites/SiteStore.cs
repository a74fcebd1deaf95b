using System.Security.Cryptography;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Sites;

/// <summary>The tables <c>sites</c>, <c>rooms</c>, <c>placements</c> and <c>site_accounts</c>.</summary>
internal sealed class SiteStore(HistoryDatabase database, TimeProvider time)
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>60 bits: made, so that an id says nothing of what it stands for and may stay in the audit log.</summary>
    public static string NewId() => RandomNumberGenerator.GetString(Letters, 12);

    public Task<IReadOnlySet<string>> KnownAsync(CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlySet<string>>(
            async db => (await db.QueryAsync<string>("SELECT site FROM sites")).ToHashSet(StringComparer.Ordinal),
            cancellationToken
        );

    public Task<AccessScope> ScopeAsync(string account, CancellationToken cancellationToken) =>
        database.QueryAsync(
            async db => new AccessScope(
                false,
                (await db.QueryAsync<string>("SELECT site FROM site_accounts WHERE account = @account", new { account })).ToHashSet(
                    StringComparer.Ordinal
                ),
                (
                    await db.QueryAsync<(string Device, DateTime Since)>(
                        "SELECT p.device, p.placed_at FROM placements p JOIN site_accounts a ON a.site = p.site WHERE a.account = @account",
                        new { account }
                    )
                ).ToDictionary(row => row.Device, row => row.Since.FromDatabase(), StringComparer.Ordinal),
                (
                    await db.QueryAsync<string>(
                        "SELECT p.profile FROM profiles p JOIN site_accounts a ON a.site = p.site WHERE a.account = @account",
                        new { account }
                    )
                ).ToHashSet(StringComparer.Ordinal)
            ),
            cancellationToken
        );

    public Task<IReadOnlyList<SiteView>> AllAsync(CancellationToken cancellationToken) => database.QueryAsync(ReadAsync, cancellationToken);

    public Task<IReadOnlyList<string>> DevicesAsync(string site, CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyList<string>>(
            async db => await db.QueryAsync<string>("SELECT device FROM placements WHERE site = @site ORDER BY device", new { site }),
            cancellationToken
        );

    /// <summary>Where each device stands; one without a room is absent.</summary>
    public Task<IReadOnlyDictionary<string, DevicePlace>> PlacesAsync(CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyDictionary<string, DevicePlace>>(
            async db =>
                (
                    await db.QueryAsync<(string Device, string Site, string SiteName, string Room, string RoomName)>(
                        "SELECT p.device, p.site, s.name, p.room, r.name FROM placements p JOIN sites s ON s.site = p.site JOIN rooms r ON r.site = p.site AND r.room = p.room"
                    )
                ).ToDictionary(
                    row => row.Device,
                    row => new DevicePlace(row.Site, row.SiteName, row.Room, row.RoomName),
                    StringComparer.Ordinal
                ),
            cancellationToken
        );

    public Task<string?> NameAsync(string site, CancellationToken cancellationToken) =>
        database.QueryAsync(
            db => db.QuerySingleOrDefaultAsync<string>("SELECT name FROM sites WHERE site = @site", new { site }),
            cancellationToken
        );

    public Task<string> CreateAsync(string name, CancellationToken cancellationToken)
    {
        var site = NewId();
        return database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync(
                    "INSERT INTO sites (site, name, made_at) VALUES (@site, @name, @at)",
                    new
                    {
                        site,
                        name,
                        at = time.GetUtcNow().ToDatabase(),
                    }
                );
                return site;
            },
            cancellationToken);
    }

    public Task RenameAsync(string site, string name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            db => db.ExecuteAsync("UPDATE sites SET name = @name WHERE site = @site", new { site, name }),
            cancellationToken
        );

    public Task<string> AddRoomAsync(string site, string name, CancellationToken cancellationToken)
    {
        var room = NewId();
        return database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync("INSERT INTO rooms (site, room, name) VALUES (@site, @room, @name)", new { site, room, name });
                return room;
            },
            cancellationToken);
    }

    /// <returns>False where a device stands in it, or it is not there.</returns>
    public Task<bool> RemoveRoomAsync(string site, string room, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
                await db.ExecuteAsync(
                    "DELETE FROM rooms WHERE site = @site AND room = @room AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.site = @site AND p.room = @room)",
                    new { site, room }
                ) == 1,
            cancellationToken
        );

    /// <summary>
    /// In another room of its site a device keeps the time since which it is there; in another site nobody of its old one is
    /// with it any more.
    /// </summary>
    /// <returns>False where there is no such room.</returns>
    public Task<bool> PlaceAsync(string site, string room, string device, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
            {
                if (
                    await db.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM rooms WHERE site = @site AND room = @room", new { site, room })
                    == 0
                )
                    return false;
                var place = new
                {
                    device,
                    site,
                    room,
                    at = time.GetUtcNow().ToDatabase(),
                };
                await db.ExecuteAsync(
                    "UPDATE profile_visits SET until = @at WHERE device = @device AND until IS NULL AND profile NOT IN (SELECT p.profile FROM profiles p WHERE p.site = @site)",
                    place
                );
                // The assignments run from left to right, so the site must come last.
                await db.ExecuteAsync(
                    "INSERT INTO placements (device, site, room, placed_at) VALUES (@device, @site, @room, @at) ON DUPLICATE KEY UPDATE placed_at = IF(site = VALUES(site), placed_at, VALUES(placed_at)), room = VALUES(room), site = VALUES(site)",
                    place
                );
                return true;
            },
            cancellationToken
        );

    public Task<bool> RemoveDeviceAsync(string site, string device, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
            {
                if (await db.ExecuteAsync("DELETE FROM placements WHERE device = @device AND site = @site", new { device, site }) == 0)
                    return false;
                await db.ExecuteAsync(
                    "UPDATE profile_visits SET until = @at WHERE device = @device AND until IS NULL",
                    new { device, at = time.GetUtcNow().ToDatabase() }
                );
                return true;
            },
            cancellationToken
        );

    private static async Task<IReadOnlyList<SiteView>> ReadAsync(DatabaseSession db)
    {
        var devices = (
            await db.QueryAsync<(string Site, string Room, string Device)>("SELECT site, room, device FROM placements ORDER BY device")
        ).ToLookup(row => (row.Site, row.Room), row => row.Device);
        var rooms = (
            await db.QueryAsync<(string Site, string Room, string Name)>("SELECT site, room, name FROM rooms ORDER BY name")
        ).ToLookup(row => row.Site, StringComparer.Ordinal);
        return
        [
            .. (await db.QueryAsync<(string Site, string Name)>("SELECT site, name FROM sites ORDER BY name, site")).Select(
                site => new SiteView(
                    site.Site,
                    site.Name,
                    [.. rooms[site.Site].Select(room => new RoomView(room.Room, room.Name, [.. devices[(site.Site, room.Room)]]))]
                )
            ),
        ];
    }
}

/// <summary>Where a device stands, with the names that people gave.</summary>
/// <param name="Site">The site's id.</param>
/// <param name="SiteName">As people call it.</param>
/// <param name="Room">The room's id.</param>
/// <param name="RoomName">As people call it.</param>
internal sealed record DevicePlace(string Site, string SiteName, string Room, string RoomName);

/// <summary>A site with its rooms.</summary>
internal sealed record SiteView(string Id, string Name, IReadOnlyList<RoomView> Rooms);

/// <summary>A room with the devices in it.</summary>
internal sealed record RoomView(string Id, string Name, IReadOnlyList<string> Devices);
