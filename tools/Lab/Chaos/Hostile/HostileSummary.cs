using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Roomtone.Lab.Chaos.Hostile;

/// <summary>What became of the messages of one kind.</summary>
internal sealed record HostileCount(HostileKind Kind)
{
    public int Sent { get; set; }

    /// <summary>Those that stand in <c>rejected</c>.</summary>
    public int Rejected { get; set; }

    /// <summary>Those that the broker, or its announced limit, refused.</summary>
    public int Refused { get; set; }

    /// <summary>Of the one that was rejected last.</summary>
    public string Reason { get; set; } = "";
}

/// <summary>What came of the hostile payloads.</summary>
/// <param name="Counts">Kind by kind.</param>
/// <param name="Stored">Rows in the tables of events that should not be there.</param>
/// <param name="StillStores">Whether a good event was stored and confirmed after them all.</param>
/// <param name="Restarts">How often a program had to be started again.</param>
/// <param name="WorkerMegabytes">The most that the worker held of the memory.</param>
/// <param name="BrokerMegabytes">The most that the broker did.</param>
/// <param name="Seconds">From the first to the last.</param>
internal sealed record HostileSummary(
    IReadOnlyList<HostileCount> Counts,
    long Stored,
    bool StillStores,
    int Restarts,
    double WorkerMegabytes,
    double BrokerMegabytes,
    double Seconds)
{
    public int Sent => Counts.Sum(count => count.Sent);

    public int Unaccounted => Counts.Sum(count => count.Sent - count.Rejected - count.Refused);

    public bool IsWell => Unaccounted == 0 && Stored == 0 && StillStores && Restarts == 0;

    public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["sent"] = Sent,
        ["rejected"] = Counts.Sum(count => count.Rejected),
        ["refused_by_broker"] = Counts.Sum(count => count.Refused),
        ["unaccounted"] = Unaccounted,
        ["stored"] = Stored,
        ["still_stores"] = StillStores,
        ["restarts"] = Restarts,
        ["worker_peak_mb"] = Math.Round(WorkerMegabytes, 1),
        ["broker_peak_mb"] = Math.Round(BrokerMegabytes, 1),
        ["seconds"] = Math.Round(Seconds, 1),
    });

    public string ToText() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {ToTable()}
            {Sent} sent, {Unaccounted} unaccounted for, {Stored} stored as if they were events; afterwards a good event is {(
                StillStores ? "" : "NOT "
            )}stored
            {Restarts} restarts; the worker held {WorkerMegabytes:0} MB at most, the broker {BrokerMegabytes:0} MB; {Seconds:0} s
            """
        );

    /// <summary>In Markdown.</summary>
    public string ToTable()
    {
        var table = new StringBuilder("| kind | sent | rejected | refused | reason |\n|---|---:|---:|---:|---|\n");
        foreach (var count in Counts)
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {count.Kind.Name} | {count.Sent} | {count.Rejected} | {count.Refused} | {Cell(count.Reason)} |\n"
            );
        return table.ToString();
    }

    private static string Cell(string reason) => reason.Length > 90 ? reason[..89].Replace('|', '/') + "…" : reason.Replace('|', '/');
}
