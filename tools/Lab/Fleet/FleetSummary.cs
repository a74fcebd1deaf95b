using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Roomtone.Lab.Fleet;

/// <summary>What came of a fleet.</summary>
/// <param name="Devices">How many boxes there were.</param>
/// <param name="Sent">Events that they noticed and had to hand over.</param>
/// <param name="Stored">Those that stand in the database.</param>
/// <param name="Lost">Those that do not.</param>
/// <param name="Doubled">Rows too many.</param>
/// <param name="RollupsEqual">Whether minutes, hours and days add up to the rows.</param>
/// <param name="EventsPerSecond">Sent events, over the time from the first one to the last confirmation.</param>
/// <param name="Drops">How often a box was taken off the wire.</param>
/// <param name="Resent">Events that went out more than once.</param>
/// <param name="Waiting">Events that no confirmation came for.</param>
internal sealed record FleetSummary(
    int Devices,
    long Sent,
    long Stored,
    long Lost,
    long Doubled,
    bool RollupsEqual,
    double EventsPerSecond,
    int Drops,
    long Resent,
    long Waiting)
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [JsonIgnore]
    public bool IsWell => Lost == 0 && Doubled == 0 && RollupsEqual;

    public static FleetSummary Of(FleetReport report, FleetCount count)
    {
        var sent = report.Outboxes.Sum(outbox => outbox.Written);
        return new FleetSummary(
            report.Outboxes.Count, sent, count.Stored, count.Lost + count.SetAside, count.Doubled, count.RollupsEqual,
            Math.Round(sent / report.Seconds, 1), report.Drops, report.Resent, report.Waiting);
    }

    public string ToJson() => JsonSerializer.Serialize(this, SnakeCase);

    public string ToText() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
              devices {Devices}, sent {Sent}, stored {Stored}, lost {Lost}, doubled {Doubled}
              {EventsPerSecond} events a second until the last confirmation; {Drops} drops, {Resent} events sent again
              the roll-ups {(RollupsEqual ? "add up to" : "DIFFER from")} the rows{(
                Waiting == 0 ? "" : $"; {Waiting} events were not confirmed in time"
            )}
            """
        );
}
