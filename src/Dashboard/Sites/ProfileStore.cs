using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Sites;

/// <summary>The tables <c>profiles</c>, <c>profile_visits</c> and <c>profile_feedback</c>.</summary>
internal sealed class ProfileStore(HistoryDatabase database, TimeProvider time)
{
    private const int MaxListening = 200;
    private const string Columns =
        "profile AS Id, site AS Site, name AS Name, account AS Account, preferences AS Preferences, made_at AS MadeAt, (SELECT v.device FROM profile_visits v WHERE v.profile = profiles.profile AND v.until IS NULL LIMIT 1) AS Device";

    public Task<IReadOnlyList<ProfileView>> OfSiteAsync(string site, CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyList<ProfileView>>(
            async db =>
                [
                    .. (
                        await db.QueryAsync<Row>($"SELECT {Columns} FROM profiles WHERE site = @site ORDER BY name, profile", new { site })
                    ).Select(View),
                ],
            cancellationToken
        );

    public Task<ProfileView?> FindAsync(string profile, CancellationToken cancellationToken) =>
        database.QueryAsync(
            async db =>
                await db.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM profiles WHERE profile = @profile", new { profile })
                    is { } row
                    ? View(row)
                    : null,
            cancellationToken
        );

    /// <summary>Whether somebody else of the site has this name, or this account.</summary>
    /// <param name="site">The site.</param>
    /// <param name="wanted">The profile as it shall be.</param>
    /// <param name="profile">Its own id; null for a new one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<bool> IsTakenAsync(string site, ProfileRequest wanted, string? profile, CancellationToken cancellationToken) =>
        database.QueryAsync(
            async db =>
                await db.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM profiles WHERE site = @site AND (name = @name OR account = @account) AND (@profile IS NULL OR profile <> @profile)",
                    new
                    {
                        site,
                        name = wanted.Name,
                        account = wanted.Account,
                        profile,
                    }
                ) > 0,
            cancellationToken
        );

    public Task<string> CreateAsync(string site, ProfileRequest wanted, CancellationToken cancellationToken)
    {
        var profile = SiteStore.NewId();
        var row = new
        {
            profile,
            site,
            name = wanted.Name,
            account = wanted.Account,
            preferences = Text(wanted),
            at = time.GetUtcNow().ToDatabase(),
        };
        return database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync(
                    "INSERT INTO profiles (profile, site, name, account, preferences, made_at) VALUES (@profile, @site, @name, @account, @preferences, @at)",
                    row
                );
                return profile;
            },
            cancellationToken);
    }

    public Task ChangeAsync(string profile, ProfileRequest wanted, CancellationToken cancellationToken) =>
        database.WriteAsync(
            db =>
                db.ExecuteAsync(
                    "UPDATE profiles SET name = @name, account = @account, preferences = @preferences WHERE profile = @profile",
                    new
                    {
                        profile,
                        name = wanted.Name,
                        account = wanted.Account,
                        preferences = Text(wanted),
                    }
                ),
            cancellationToken
        );

    /// <summary>The person is in this room from now on; and so in no other.</summary>
    public Task ArriveAsync(string profile, string device, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
            {
                await LeaveAsync(db, profile);
                return await db.ExecuteAsync(
                    "INSERT INTO profile_visits (profile, since, device) VALUES (@profile, @now, @device) ON DUPLICATE KEY UPDATE device = VALUES(device), until = NULL",
                    new
                    {
                        profile,
                        device,
                        now = Now,
                    }
                );
            },
            cancellationToken
        );

    public Task LeaveAsync(string profile, CancellationToken cancellationToken) =>
        database.WriteAsync(db => LeaveAsync(db, profile), cancellationToken);

    public Task SayAsync(string profile, string device, string what, string track, CancellationToken cancellationToken) =>
        database.WriteAsync(
            db =>
                db.ExecuteAsync(
                    "REPLACE INTO profile_feedback (profile, at, device, what, track) VALUES (@profile, @now, @device, @what, @track)",
                    new
                    {
                        profile,
                        now = Now,
                        device,
                        what,
                        track,
                    }
                ),
            cancellationToken
        );

    public Task<IReadOnlyList<ProfileFeedback>> FeedbackAsync(string profile, CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyList<ProfileFeedback>>(
            async db =>
                [
                    .. (
                        await db.QueryAsync<(DateTime At, string Device, string What, string Track)>(
                            $"SELECT at, device, what, track FROM profile_feedback WHERE profile = @profile ORDER BY at DESC LIMIT {MaxListening}",
                            new { profile }
                        )
                    ).Select(row => new ProfileFeedback(row.At.FromDatabase(), row.Device, row.What, row.Track)),
                ],
            cancellationToken
        );

    /// <summary>What was begun in a room while the person was in it, newest first.</summary>
    public Task<IReadOnlyList<Heard>> ListeningAsync(string profile, CancellationToken cancellationToken) =>
        database.QueryAsync<IReadOnlyList<Heard>>(
            async db =>
                [
                    .. (
                        await db.QueryAsync<(DateTime At, string Device, string Track, string Title, string Artist)>(
                            $"""
                            SELECT t.at, t.device, t.track, t.title, t.artist FROM profile_visits v
                            JOIN v_tracks t ON t.device = v.device AND t.at >= v.since AND t.at < COALESCE(v.until, @now)
                            WHERE v.profile = @profile AND t.what = 'started' ORDER BY t.at DESC LIMIT {MaxListening}
                            """,
                            new { profile, now = Now }
                        )
                    ).Select(row => new Heard(row.At.FromDatabase(), row.Device, row.Track, row.Title, row.Artist)),
                ],
            cancellationToken
        );

    private DateTime Now => time.GetUtcNow().ToDatabase();

    private Task<int> LeaveAsync(DatabaseSession db, string profile) =>
        db.ExecuteAsync("UPDATE profile_visits SET until = @now WHERE profile = @profile AND until IS NULL", new { profile, now = Now });

    public static Preferences Read(string text) => JsonSerializer.Deserialize<Preferences>(text, Wire.Json) ?? new();

    private static string Text(ProfileRequest wanted) => JsonSerializer.Serialize(wanted.Preferences ?? new(), Wire.Json);

    private static ProfileView View(Row row) =>
        new(row.Id, row.Site, row.Name, row.Account, Read(row.Preferences), row.MadeAt.FromDatabase(), row.Device);

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Site { get; init; } = "";

        public string Name { get; init; } = "";

        public string? Account { get; init; }

        public string Preferences { get; init; } = "{}";

        public DateTime MadeAt { get; init; }

        public string? Device { get; init; }
    }
}
