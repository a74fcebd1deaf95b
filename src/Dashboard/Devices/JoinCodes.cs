using Roomtone.Contracts;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Devices;

/// <summary>The table <c>join_codes</c>: each code admits a device once, within 15 minutes.</summary>
internal sealed class JoinCodes(HistoryDatabase database, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Invalidates an earlier code for the same device.</summary>
    /// <returns>When it ends.</returns>
    public Task<DateTimeOffset> KeepAsync(JoinCode code, string device, string by, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ends = now + Lifetime;
        return database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync(
                    "DELETE FROM join_codes WHERE device = @device OR expires_at < @old",
                    new { device, old = now.AddDays(-30).ToDatabase() }
                );
                await db.ExecuteAsync(
                    "INSERT INTO join_codes (code_hash, device, made_by, made_at, expires_at) VALUES (@hash, @device, @by, @now, @ends)",
                    new { hash = JoinCode.HashOf(code.Secret), device, by, now = now.ToDatabase(), ends = ends.ToDatabase() });
                return ends;
            },
            cancellationToken);
    }

    /// <summary>A single statement, so that of two concurrent attempts only one succeeds.</summary>
    /// <returns>The device it is for, or null.</returns>
    public Task<string?> TakeAsync(string secret, CancellationToken cancellationToken)
    {
        var row = new { hash = JoinCode.HashOf(secret), now = time.GetUtcNow().ToDatabase() };
        return database.WriteAsync(
            async db =>
                await db.ExecuteAsync(
                    "UPDATE join_codes SET used_at = @now WHERE code_hash = @hash AND used_at IS NULL AND expires_at > @now",
                    row
                ) == 1
                    ? await db.QuerySingleAsync<string>("SELECT device FROM join_codes WHERE code_hash = @hash", row)
                    : null,
            cancellationToken
        );
    }

    /// <summary>A code that is open for this device is worth nothing from now on.</summary>
    public Task CloseAsync(string device, CancellationToken cancellationToken) =>
        database.WriteAsync(
            db => db.ExecuteAsync("DELETE FROM join_codes WHERE device = @device AND used_at IS NULL", new { device }),
            cancellationToken
        );

    /// <summary>The codes that are open.</summary>
    public Task<IReadOnlyDictionary<string, DateTimeOffset>> OpenAsync(CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyDictionary<string, DateTimeOffset>>(
            async db =>
                (
                    await db.QueryAsync<(string Device, DateTime Ends)>(
                        "SELECT device, expires_at FROM join_codes WHERE used_at IS NULL AND expires_at > @now",
                        new { now = time.GetUtcNow().ToDatabase() }
                    )
                ).ToDictionary(row => row.Device, row => row.Ends.FromDatabase(), StringComparer.Ordinal),
            cancellationToken
        );
}
