using Roomtone.Contracts;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Guests;

/// <summary>
/// The table <c>guest_codes</c>: the one code of a room that lies on its tables. It stands there as it is, because it is printed
/// again and lies open for all; it opens nothing but wishes.
/// </summary>
internal sealed class GuestCodeStore(HistoryDatabase database, TimeProvider time)
{
    /// <summary>120 bits, which nobody guesses.</summary>
    public const int Letters = 24;

    private readonly KnownTokens<GuestRoom> _known = new(time);

    /// <returns>The room's code; null where it has none.</returns>
    public Task<GuestCode?> OfAsync(string device, CancellationToken cancellationToken) => database.QueryAsync(
        async db => await db.QuerySingleOrDefaultAsync<Row>(
            "SELECT code AS Code, made_by AS MadeBy, made_at AS MadeAt FROM guest_codes WHERE device = @device", new { device }) is { } row
            ? new GuestCode(row.Code, row.MadeBy, row.MadeAt.FromDatabase())
            : null,
        cancellationToken);

    /// <summary>Makes a code; the one before it counts no more.</summary>
    public async Task<GuestCode> RenewAsync(string device, string by, CancellationToken cancellationToken)
    {
        var made = new GuestCode(TypedCode.Make(Letters), by, time.GetUtcNow());
        var row = new { device, code = made.Code, by, at = made.MadeAt.ToDatabase() };
        await database.WriteAsync(
            db => db.ExecuteAsync(
                """
                INSERT INTO guest_codes (device, code, made_by, made_at) VALUES (@device, @code, @by, @at)
                ON DUPLICATE KEY UPDATE code = @code, made_by = @by, made_at = @at
                """,
                row),
            cancellationToken);
        _known.Clear();
        return made;
    }

    /// <returns>False where it had none.</returns>
    public async Task<bool> RemoveAsync(string device, CancellationToken cancellationToken)
    {
        var removed = await database.WriteAsync(
            async db => await db.ExecuteAsync("DELETE FROM guest_codes WHERE device = @device", new { device }) == 1, cancellationToken);
        _known.Clear();
        return removed;
    }

    /// <returns>The room with this code; null where there is none, or none any more.</returns>
    /// <exception cref="DatabaseUnavailableException">It was never read, and cannot be now.</exception>
    public async Task<GuestRoom?> FindAsync(string? typed, CancellationToken cancellationToken) =>
        TypedCode.Read(typed, Letters) is { } code ? await _known.FindAsync(code, () => ReadAsync(code, cancellationToken)) : null;

    private Task<GuestRoom?> ReadAsync(string code, CancellationToken cancellationToken) => database.QueryAsync(
        async db => await db.QuerySingleOrDefaultAsync<(string Device, string? Name)?>(
            """
            SELECT g.device, r.name FROM guest_codes g
            LEFT JOIN placements p ON p.device = g.device LEFT JOIN rooms r ON r.site = p.site AND r.room = p.room
            WHERE g.code = @code
            """,
            new { code }) is var (device, name)
            ? new GuestRoom(device, name ?? "", code)
            : null,
        cancellationToken);

    private sealed class Row
    {
        public string Code { get; init; } = "";

        public string MadeBy { get; init; } = "";

        public DateTime MadeAt { get; init; }
    }
}

/// <summary>The code of a room's tables.</summary>
/// <param name="Code">The last part of the address <c>/wish/…</c>.</param>
/// <param name="MadeBy">The account that made it.</param>
/// <param name="MadeAt">UTC.</param>
internal sealed record GuestCode(string Code, string MadeBy, DateTimeOffset MadeAt);

/// <summary>The room whose code a guest has.</summary>
/// <param name="Device">Its box.</param>
/// <param name="Name">For people; empty where the box stands in no room.</param>
/// <param name="Code">The code.</param>
internal sealed record GuestRoom(string Device, string Name, string Code);
