using Roomtone.Contracts;
using Roomtone.Dashboard.Database;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.History;

/// <summary>Reads which devices there are.</summary>
internal sealed class DeviceHistory(HistoryDatabase database)
{
    private const string Select =
        "SELECT device AS Device, state AS State, version AS Version, boot AS Boot, last_seen AS LastSeen, first_seen AS FirstSeen FROM v_devices";

    /// <exception cref="DatabaseUnavailableException">It is down or too slow.</exception>
    public Task<IReadOnlyList<StoredDevice>> AllAsync(CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyList<StoredDevice>>(
            async db =>
                [
                    .. (
                        await db.QueryAsync<Row>($"{Select} ORDER BY device LIMIT @limit", new { limit = RoomStateCache.MaxDevices })
                    ).Select(Read),
                ],
            cancellationToken
        );

    /// <exception cref="DatabaseUnavailableException">It is down or too slow.</exception>
    public Task<StoredDevice?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.QueryAsync(
            async db => await db.QuerySingleOrDefaultAsync<Row>($"{Select} WHERE device = @id", new { id }) is { } row ? Read(row) : null,
            cancellationToken
        );

    private static StoredDevice Read(Row row) => new(
        row.Device,
        Enum.TryParse<DeviceState>(row.State, ignoreCase: true, out var state) ? state : null,
        row.Version,
        Guid.TryParse(row.Boot, out var boot) ? boot : null,
        row.LastSeen.FromDatabase(),
        row.FirstSeen.FromDatabase());

    private sealed class Row
    {
        public string Device { get; init; } = "";

        public string? State { get; init; }

        public string? Version { get; init; }

        public string? Boot { get; init; }

        public DateTime LastSeen { get; init; }

        public DateTime FirstSeen { get; init; }
    }
}
