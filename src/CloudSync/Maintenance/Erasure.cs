using System.Data.Common;
using Dapper;

namespace Roomtone.CloudSync.Maintenance;

/// <summary>
/// Erases a site or a profile table by table, and counts before and after, as proof that nothing is left. Repeatable.
/// </summary>
internal static class Erasure
{
    /// <summary>Events have no index on the account: scanning years of them takes long.</summary>
    private const int NoLimit = 0;

    private const int DeletedAtOnce = 5_000;

    /// <summary>The devices are revoked before the job is asked for; messages in flight arrive within this.</summary>
    private const int SettleSeconds = 1;

    private static readonly string[] AlwaysToKnow =
    [
        "Backups that were made before still hold it: let them run out, or erase there too.",
        "What the account of a profile said at boxes of other sites is theirs, and what a box noticed goes with it where it is moved.",
        "A box that is connected has forgotten the profiles already; one that is away does so when it is back. What else the boxes keep (settings, events not yet sent) is on them: reset or re-flash them.",
    ];

    public static MaintenanceReport OfSite(DbConnection connection, string site)
    {
        var devices = connection.Query<string>("SELECT device FROM placements WHERE site = @site", new { site }).AsList();
        var profiles = connection.Query<string>("SELECT profile FROM profiles WHERE site = @site", new { site }).AsList();
        // The placements go last: without them a second run would not know the devices.
        return Erase(connection, ErasureTables.OfSite(site, devices, profiles), "site");
    }

    public static MaintenanceReport OfProfile(DbConnection connection, string profile)
    {
        var account = connection.QuerySingleOrDefault<string?>("SELECT account FROM profiles WHERE profile = @profile", new { profile });
        var devices = connection
            .Query<string>(
                "SELECT s.device FROM placements s JOIN profiles p ON p.site = s.site WHERE p.profile = @profile",
                new { profile }
            )
            .AsList();
        return Erase(connection, ErasureTables.OfProfile(profile, account, devices), "profile");
    }

    private static MaintenanceReport Erase(DbConnection connection, IReadOnlyList<Erased> tables, string what)
    {
        var before = tables.Select(table => Count(connection, table)).ToList();
        foreach (var table in tables) Empty(connection, table);
        connection.Execute($"DO SLEEP({SettleSeconds})");
        foreach (var table in tables) Empty(connection, table);
        var counts = tables.Select((table, i) => new TableCount(table.Name, before[i], Count(connection, table))).ToList();
        var left = counts.Where(count => count.After > 0).Select(count => count.Table).ToList();
        return left.Count == 0
            ? new(
                true,
                $"The {what} is erased: {before.Sum()} rows in {before.Count(count => count > 0)} tables, 0 left.",
                counts,
                AlwaysToKnow
            )
            : new(
                false,
                $"Rows came anew while the {what} was erased, in {string.Join(", ", left)}. Revoke its devices, then erase again.",
                counts,
                AlwaysToKnow
            );
    }

    private static long Count(DbConnection connection, Erased table) =>
        connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table.Source} WHERE {table.Where}", table.Values, commandTimeout: NoLimit);

    /// <summary>In small transactions, to hold locks only briefly.</summary>
    private static void Empty(DbConnection connection, Erased table)
    {
        var last = DeletedAtOnce;
        while (last == DeletedAtOnce)
            last = connection.Execute(
                $"{table.Statement} WHERE {table.Where} LIMIT {DeletedAtOnce}",
                table.Values,
                commandTimeout: NoLimit
            );
    }
}
