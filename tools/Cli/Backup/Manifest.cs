using System.Text;
using System.Text.Json;

namespace Roomtone.Cli.Backup;

/// <summary>The last line of a backup: what it holds. A file without it, or with other rows than it says, is not whole.</summary>
/// <param name="MadeAt">UTC.</param>
/// <param name="Rows">By table.</param>
internal sealed record Manifest(DateTimeOffset MadeAt, IReadOnlyDictionary<string, long> Rows)
{
    private const string Mark = "-- roomtone-backup 1 ";

    public byte[] Line() => Encoding.UTF8.GetBytes($"{Mark}{JsonSerializer.Serialize(this)}\n");

    /// <returns>Null where the line is none.</returns>
    public static Manifest? Read(string line)
    {
        try
        {
            return
                line.StartsWith(Mark, StringComparison.Ordinal)
                && JsonSerializer.Deserialize<Manifest>(line[Mark.Length..]) is { Rows: not null } manifest
                ? manifest
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public bool SaysOf(IReadOnlyDictionary<string, long> rows) =>
        Rows.Count == rows.Count && Rows.All(table => rows.TryGetValue(table.Key, out var count) && count == table.Value);
}
