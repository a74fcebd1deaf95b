using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Roomtone.Contracts;
using Roomtone.Dashboard.Database;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Walls;

/// <summary>A tablet on a wall.</summary>
/// <param name="Id">Made, and says nothing.</param>
/// <param name="Device">The box whose room it shows.</param>
/// <param name="Name">For people.</param>
/// <param name="ShowsMood">Whether the room's mood is sent to it.</param>
/// <param name="MaySkip">Whether it may skip a track.</param>
internal sealed record Wall(string Id, string Device, string Name, bool ShowsMood, bool MaySkip);

/// <summary>The table <c>walls</c>.</summary>
internal sealed class WallStore(HistoryDatabase database, TimeProvider time)
{
    public const int MostOfADevice = 20;
    public const int LongestName = 60;

    /// <summary>40 bits: guessed as seldom as a password, by the rate limit of logins and the quarter of an hour.</summary>
    private const int CodeLetters = 8;

    private const int TokenBytes = 32;
    private const int MostKnown = 10_000;

    public static readonly TimeSpan CodeHoldsFor = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private readonly KnownTokens<Wall> _known = new(time);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<WallView>> OfAsync(string device, CancellationToken cancellationToken)
    {
        const string Sql = $"SELECT {Row.Columns} FROM walls WHERE device = @device ORDER BY name, wall";
        return database.QueryAsync<IReadOnlyList<WallView>>(
            async db => [.. (await db.QueryAsync<Row>(Sql, new { device })).Select(row => row.ToView(time.GetUtcNow()))],
            cancellationToken);
    }

    /// <returns>Its code; null where the device has <see cref="MostOfADevice"/> already.</returns>
    public Task<WallCode?> MakeAsync(Wall wall, string by, CancellationToken cancellationToken)
    {
        var code = NewCode(wall.Id);
        var row = new
        {
            wall = wall.Id,
            device = wall.Device,
            name = wall.Name,
            mood = wall.ShowsMood,
            skip = wall.MaySkip,
            by,
            at = time.GetUtcNow().ToDatabase(),
            hash = HashOf(code.Letters),
            ends = code.View.Ends.ToDatabase(),
        };
        return database.WriteAsync(
            async db =>
            {
                var count = await db.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM walls WHERE device = @device", row);
                if (count >= MostOfADevice) return null;
                await db.ExecuteAsync(
                    """
                    INSERT INTO walls (wall, device, name, shows_mood, may_skip, made_by, made_at, code_hash, code_ends)
                    VALUES (@wall, @device, @name, @mood, @skip, @by, @at, @hash, @ends)
                    """,
                    row);
                return code.View;
            },
            cancellationToken);
    }

    /// <summary>Another code; the tablet that was paired before is out once the code is used.</summary>
    /// <returns>Null where there is no such wall.</returns>
    public Task<WallCode?> RenewAsync(string device, string wall, string by, CancellationToken cancellationToken)
    {
        var code = NewCode(wall);
        var row = new { device, wall, by, hash = HashOf(code.Letters), ends = code.View.Ends.ToDatabase() };
        return database.WriteAsync(
            async db =>
                await db.ExecuteAsync(
                    "UPDATE walls SET code_hash = @hash, code_ends = @ends, made_by = @by WHERE wall = @wall AND device = @device", row) == 1
                    ? code.View
                    : null,
            cancellationToken);
    }

    /// <returns>False where there is no such wall.</returns>
    public async Task<bool> RemoveAsync(string device, string wall, CancellationToken cancellationToken)
    {
        var row = new { device, wall };
        var removed = await database.WriteAsync(
            async db => await db.ExecuteAsync("DELETE FROM walls WHERE wall = @wall AND device = @device", row) == 1, cancellationToken);
        _known.Clear(); // Which token was its own is not known here.
        return removed;
    }

    /// <summary>Uses a code up: of two attempts at once one succeeds.</summary>
    /// <returns>The wall and the token that the tablet carries from now on; null where the code is none.</returns>
    public Task<(Wall Wall, string Token)?> PairAsync(string? code, CancellationToken cancellationToken)
    {
        if (TypedCode.Read(code, CodeLetters) is not { } letters) return Task.FromResult<(Wall, string)?>(null);
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(TokenBytes));
        var row = new { hash = HashOf(letters), token = HashOf(token), now = time.GetUtcNow().ToDatabase() };
        return database.WriteAsync<(Wall, string)?>(
            async db =>
            {
                var paired = await db.ExecuteAsync(
                    "UPDATE walls SET token_hash = @token, seen_at = @now, code_hash = NULL WHERE code_hash = @hash AND code_ends > @now", row);
                if (paired != 1) return null;
                _known.Clear(); // The tablet before it is out.
                var wall = await db.QuerySingleOrDefaultAsync<Row>($"SELECT {Row.Columns} FROM walls WHERE token_hash = @token", row);
                return wall is null ? null : (wall.ToWall(), token);
            },
            cancellationToken);
    }

    /// <returns>Null where no wall carries this token any more.</returns>
    /// <exception cref="DatabaseUnavailableException">It was never read, and cannot be now.</exception>
    public async Task<Wall?> FindAsync(string token, CancellationToken cancellationToken) => token.Length != 2 * TokenBytes
        ? null
        : await _known.FindAsync(token, () => ReadAsync(token, cancellationToken));

    private async Task<Wall?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        var row = await database.QueryAsync(
            db => db.QuerySingleOrDefaultAsync<Row>($"SELECT {Row.Columns} FROM walls WHERE token_hash = @token", new { token = HashOf(token) }),
            cancellationToken);
        if (row is not null) await SeeAsync(row.Id, time.GetUtcNow(), cancellationToken);
        return row?.ToWall();
    }

    private async Task SeeAsync(string wall, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_seen.TryGetValue(wall, out var last) && now - last < SeenEvery) return;
        if (_seen.Count >= MostKnown) _seen.Clear();
        _seen[wall] = now;
        await database.WriteAsync(
            db => db.ExecuteAsync("UPDATE walls SET seen_at = @now WHERE wall = @wall", new { wall, now = now.ToDatabase() }), cancellationToken);
    }

    private (string Letters, WallCode View) NewCode(string wall)
    {
        var letters = TypedCode.Make(CodeLetters);
        return (letters, new WallCode(wall, TypedCode.Grouped(letters, CodeLetters / 2), time.GetUtcNow() + CodeHoldsFor));
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes("roomtone-wall " + secret));

    public static string NewId() => SiteStore.NewId();

    private sealed class Row
    {
        public const string Columns =
            "wall AS Id, device AS Device, name AS Name, shows_mood AS ShowsMood, may_skip AS MaySkip, token_hash IS NOT NULL AS IsPaired, seen_at AS SeenAt, code_hash IS NOT NULL AS HasCode, code_ends AS CodeEnds";

        public string Id { get; init; } = "";

        public string Device { get; init; } = "";

        public string Name { get; init; } = "";

        public bool ShowsMood { get; init; }

        public bool MaySkip { get; init; }

        public bool IsPaired { get; init; }

        public DateTime? SeenAt { get; init; }

        public bool HasCode { get; init; }

        public DateTime? CodeEnds { get; init; }

        public Wall ToWall() => new(Id, Device, Name, ShowsMood, MaySkip);

        public WallView ToView(DateTimeOffset now)
        {
            var ends = HasCode ? CodeEnds?.FromDatabase() : null;
            return new(Id, Name, ShowsMood, MaySkip, IsPaired, SeenAt?.FromDatabase(), ends > now ? ends : null);
        }
    }
}

/// <summary>A wall as its owner sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="ShowsMood">Whether it is told the mood.</param>
/// <param name="MaySkip">Whether it may skip a track.</param>
/// <param name="IsPaired">Whether a tablet carries its token.</param>
/// <param name="SeenAt">When it was last there, UTC, to a minute; null: never.</param>
/// <param name="CodeEnds">When its open code ends, UTC; null where none is open.</param>
internal sealed record WallView(
    string Id, string Name, bool ShowsMood, bool MaySkip, bool IsPaired, DateTimeOffset? SeenAt, DateTimeOffset? CodeEnds);

/// <summary>A code; shown this once.</summary>
/// <param name="Id">The wall.</param>
/// <param name="Code">To be typed on the tablet.</param>
/// <param name="Ends">UTC.</param>
internal sealed record WallCode(string Id, string Code, DateTimeOffset Ends);
