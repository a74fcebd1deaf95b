namespace Roomtone.CloudSync.Maintenance;

/// <summary>Personal rows, and how they are erased.</summary>
/// <param name="Name">As in the report.</param>
/// <param name="Source">The table.</param>
/// <param name="Statement">Deletes, or overwrites what is personal.</param>
/// <param name="Where">Which rows.</param>
/// <param name="Values">The values in it.</param>
internal sealed record Erased(string Name, string Source, string Statement, string Where, object Values)
{
    public static Erased Rows(string table, string where, object values) => new(table, table, $"DELETE FROM {table}", where, values);
}

/// <summary>Where the data of a site or of a profile are stored. A test compares this with the schema.</summary>
internal static class ErasureTables
{
    private const string Gone = "(erased)";

    /// <summary>The tables that know a device. Its placement is the last: a second run finds the devices by it.</summary>
    public static readonly IReadOnlyList<string> OfDevices =
    [
        "mood_events", "track_events", "feedback_events", "device_events", "mood_minutes", "mood_hours", "mood_days",
        "rejected", "join_codes", "walls", "guest_codes", "device_tags", "template_followers", "bulk_boxes", "profile_visits",
        "profile_feedback", "devices", "placements",
    ];

    private static readonly string[] OfProfiles = ["profile_visits", "profile_feedback"];

    /// <summary>In this order: the placements are the last.</summary>
    private static readonly string[] OfSites = ["site_accounts", "rooms", "sites", "placements"];

    public static IReadOnlyList<Erased> OfSite(string site, IReadOnlyList<string> devices, IReadOnlyList<string> profiles)
    {
        var (of, known) = (ListOf(devices), ListOf(profiles));
        return
        [
            .. OfProfiles.Select(table => Erased.Rows(table, "profile IN @known", new { known }) with { Name = $"{table} (by profile)" }),
            Erased.Rows("profiles", "site = @site", new { site }),
            .. OfDevices.Except(["placements"]).Select(table => Erased.Rows(table, "device IN @of", new { of })),
            new(
                "audit_log (details)",
                "audit_log",
                $"UPDATE audit_log SET detail = '{Gone}'",
                "SUBSTRING_INDEX(detail, ':', 1) IN @of AND LOCATE(':', detail) > 0",
                new { of }
            ),
            .. OfSites.Select(table => Erased.Rows(table, "site = @site", new { site })),
        ];
    }

    /// <param name="profile">The profile.</param>
    /// <param name="account">The account that it was given; null for none.</param>
    /// <param name="devices">
    /// Those of its site. Who looks after one site gives its profiles what accounts they like: what an account said elsewhere
    /// is not theirs to erase.
    /// </param>
    public static IReadOnlyList<Erased> OfProfile(string profile, string? account, IReadOnlyList<string> devices)
    {
        var known = new { profile };
        string[] of = ListOf(devices);
        List<Erased> tables =
        [
            Erased.Rows("profile_visits", "profile = @profile", known),
            Erased.Rows("profile_feedback", "profile = @profile", known),
        ];
        if (account is not null)
        {
            tables.Add(Erased.Rows("feedback_events", "by_whom = @account AND device IN @of", new { account, of }));
            // "anna skipped it."
            tables.Add(
                new(
                    "track_events (why)",
                    "track_events",
                    $"UPDATE track_events SET why = '{Gone}'",
                    "SUBSTRING_INDEX(why, ' ', 1) = @account AND device IN @of",
                    new { account, of }
                )
            );
            tables.Add(
                Erased.Rows(
                    "rejected",
                    "device IN @of AND LOCATE(@by, payload) > 0",
                    new { of, by = $"\"by\":{System.Text.Json.JsonSerializer.Serialize(account)}" }
                )
            );
        }

        tables.Add(Erased.Rows("profiles", "profile = @profile", known));
        return tables;
    }

    /// <summary>A list must not be empty in SQL; no device and no profile is called so.</summary>
    private static string[] ListOf(IReadOnlyList<string> ids) => ids.Count > 0 ? [.. ids] : [" "];
}
