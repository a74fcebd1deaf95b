using System.Globalization;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Recommendation.Choices;

namespace Roomtone.EdgeAgent.Commands;

/// <summary><c>./roomtone choices</c>: makes every choice of a log again, and says whether the same track comes out.</summary>
internal sealed class ChoicesCommand(TextWriter output, TextWriter errors)
{
    public const string Usage =
        "Usage: choices FILE… [--json]. A FILE is a box's choices.jsonl, or the choices.jsonl.1 before it, from its state folder.";

    private const int Differs = 1;
    private const int WrongUse = 2;

    /// <returns>0; 1 where a choice does not come out the same or a line cannot be read; 2 for wrong arguments.</returns>
    public int Run(string[] args)
    {
        var files = args.Where(arg => arg != "--json").ToList();
        if (
            files.Count == 0
            || files.Any(file => file.StartsWith("--", StringComparison.Ordinal))
            || files.Find(file => !File.Exists(file)) is not null
        )
        {
            errors.WriteLine(files.Find(file => !File.Exists(file)) is { } missing ? $"There is no file {missing}. {Usage}" : Usage);
            return WrongUse;
        }

        var (replayed, same, unreadable) = (0, 0, 0);
        foreach (var line in files.SelectMany(File.ReadLines).Where(line => line.Length > 0))
        {
            if (Read(line) is not var (record, again)) unreadable++;
            else
            {
                replayed++;
                if (again == record.Chosen) same++;
                if (!args.Contains("--json")) output.WriteLine(Row(record, again));
            }
        }

        output.WriteLine(args.Contains("--json")
            ? JsonSerializer.Serialize(new { replayed, same, unreadable })
            : $"{replayed} choices made again, {same} the same{(unreadable > 0 ? $", {unreadable} lines cannot be read" : "")}.");
        return same == replayed && unreadable == 0 ? 0 : Differs;
    }

    /// <returns>The choice, and what comes out when it is made again; null where the line is none.</returns>
    private static (ChoiceRecord Record, string? Again)? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ChoiceRecord>(line, Wire.Json) is { V: ChoiceRecord.Version } record
                ? (record, record.Replay())
                : null;
        }
#pragma warning disable CA1031 // A line may lack anything, and its columns may differ in length.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Counted: a power cut may have left half a line.
            return null;
        }
    }

    private static string Row(ChoiceRecord record, string? again)
    {
        var how =
            $"{record.Draw.Strategy.ToString().ToLowerInvariant()} {record.Draw.Propensities[(int)record.Draw.Strategy].ToString("0.00", CultureInfo.InvariantCulture)}{(record.Draw.Blind ? ", blind to the mood" : "")}";
        return $"{record.At:u}  {record.Chosen}  ({how}; {record.Filters.Allowed} of {record.Filters.Tracks} allowed){(again == record.Chosen ? "" : $"  NOT THE SAME: {again ?? "none"}")}";
    }
}
