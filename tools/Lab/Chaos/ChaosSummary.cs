using System.Globalization;
using System.Text;
using System.Text.Json;
using Roomtone.Lab.Chaos.Faults;
using Roomtone.Lab.Fleet;

namespace Roomtone.Lab.Chaos;

/// <summary>What came of the chaos.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Rounds">How many were done.</param>
/// <param name="Sent">Events that the boxes noticed and had to hand over.</param>
/// <param name="Count">What stands in the database.</param>
/// <param name="Recoveries">Seconds, by fault.</param>
/// <param name="Faults">All there are, also those that are not possible here.</param>
/// <param name="WorkerMegabytes">The most that a worker held of the memory.</param>
internal sealed record ChaosSummary(
    ChaosOptions Options,
    int Rounds,
    long Sent,
    FleetCount Count,
    IReadOnlyDictionary<string, List<double>> Recoveries,
    IReadOnlyList<Fault> Faults,
    double WorkerMegabytes)
{
    public bool IsWell => Count is { Lost: 0, Doubled: 0, RollupsEqual: true };

    /// <summary>
    /// The median of each fault; <c>set_aside</c> counts events with a time that cannot be true: each stands in
    /// <c>rejected</c> by its key.
    /// </summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["rounds"] = Rounds,
                ["sent"] = Sent,
                ["stored"] = Count.Stored,
                ["set_aside"] = Count.SetAside,
                ["lost"] = Count.Lost,
                ["doubled"] = Count.Doubled,
                ["rollups_equal"] = Count.RollupsEqual,
                ["recovery_s"] = Recoveries
                    .OrderBy(fault => fault.Key, StringComparer.Ordinal)
                    .ToDictionary(fault => fault.Key, fault => Math.Round(Median(fault.Value), 2)),
                ["not_possible_here"] = Faults
                    .Where(fault => fault.WhyNot is not null)
                    .ToDictionary(fault => fault.Name, fault => fault.WhyNot!),
                ["worker_peak_mb"] = Math.Round(WorkerMegabytes, 1),
                ["seed"] = Options.Seed,
            }
        );

    public string ToText() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {ToTable()}
            {Sent} events sent, {Count.Stored} stored, {Count.SetAside} set aside for an impossible time, {Count.Lost} lost, {Count.Doubled} doubled
            the roll-ups {(
                Count.RollupsEqual ? "equal" : "DIFFER from"
            )} the raw rows; a worker held {WorkerMegabytes:0} MB at most; seed {Options.Seed}
            """
        );

    /// <summary>In Markdown.</summary>
    public string ToTable()
    {
        var table = new StringBuilder("| fault | what happened | times | recovered after, median | worst |\n|---|---|---:|---:|---:|\n");
        foreach (var fault in Faults) table.Append(Line(fault));
        return table.ToString();
    }

    private string Line(Fault fault)
    {
        if (fault.WhyNot is { } why) return $"| {fault.Name} | not possible here: {why} | 0 | | |\n";
        return Recoveries.TryGetValue(fault.Name, out var seconds)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"| {fault.Name} | {fault.What} | {seconds.Count} | {Median(seconds):0.0} s | {seconds.Max():0.0} s |\n"
            )
            : $"| {fault.Name} | {fault.What} | 0 | | |\n";
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
