namespace Roomtone.CloudSync.Maintenance;

/// <summary>A maintenance job that the dashboard asked for. A row of the table <c>orders</c>.</summary>
internal sealed record MaintenanceJob(string Id, string Kind, string Subject);

/// <summary>The values of <see cref="MaintenanceJob.Kind"/>.</summary>
internal static class MaintenanceJobKinds
{
    /// <summary>Read a rejected message again.</summary>
    public const string Reingest = "reingest";

    /// <summary>Delete a rejected message.</summary>
    public const string Discard = "discard";

    public const string EraseSite = "erase-site";

    public const string EraseProfile = "erase-profile";
}

/// <summary>The outcome of a job: counts and sentences, no personal data.</summary>
/// <param name="Ok">Whether it succeeded.</param>
/// <param name="Said">A sentence for the person who asked.</param>
/// <param name="Tables">For an erasure: how many rows there were and are.</param>
/// <param name="Notes">What else to know.</param>
internal sealed record MaintenanceReport(bool Ok, string Said, IReadOnlyList<TableCount> Tables, IReadOnlyList<string> Notes)
{
    public static MaintenanceReport Done(string said) => new(true, said, [], []);

    public static MaintenanceReport Refused(string said) => new(false, said, [], []);
}

/// <summary>The rows of one table that an erasure is about.</summary>
internal sealed record TableCount(string Table, long Before, long After);
