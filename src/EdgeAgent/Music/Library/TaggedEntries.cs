using System.Text.Json;
using System.Text.Json.Serialization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// Reads a JSON array that an owner has written by hand, with comments and a comma too many. A bad entry is named and left
/// out; the others count.
/// </summary>
internal static class TaggedEntries
{
    private const long LargestBytes = 4 << 20;

    /// <summary>Sentences for people: whoever has mended these looks again.</summary>
    private const int MostProblems = 20;

    private const int LongestProblem = 500;

    /// <summary>Then the file is something else, and the rest of it costs seconds and says no more.</summary>
    private const int MostBad = 1000;

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonSerializerOptions Strict = new(Wire.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <param name="path">The file.</param>
    /// <param name="name">What an entry is, e.g. <c>Station</c>.</param>
    /// <param name="fault">Why an entry cannot be used beside those before it, in a few words; null when it can.</param>
    /// <param name="example">What stands in an entry, for the sentence on a file that is no list.</param>
    /// <returns>The entries, and a sentence for each that is none.</returns>
    public static (IReadOnlyList<T> Entries, IReadOnlyList<string> Problems) Read<T>(
        string path, string name, Func<T, List<T>, string?> fault, string example = "…")
        where T : class
    {
        List<T> entries = [];
        List<string> problems = [];
        try
        {
            using var file = RegularFile.Open(path, LargestBytes);
            using var document = JsonDocument.Parse(file, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return ([], [$"{path} is no list; it must be [ {{ {example} }}, … ]."]);
            var bad = 0;
            foreach (var (index, element) in document.RootElement.EnumerateArray().Index().TakeWhile(_ => bad < MostBad))
                if (Add(element, entries, fault) is { } problem && bad++ < MostProblems)
                    problems.Add(EventText.Shortened($"{name} {index + 1} is left out: {problem}.", LongestProblem));
            if (bad > MostProblems) problems.Add(Others(path, bad - MostProblems));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or UnfitFileException)
        {
            problems.Add($"{path} cannot be read: {e.Message}");
        }

        return (entries, problems);
    }

    private static string Others(string path, int more) => more < MostBad - MostProblems
        ? $"{more} more entries of {path} are left out."
        : $"{MostBad} entries of {path} are none, and what comes after them is not read.";

    private static string? Add<T>(JsonElement element, List<T> entries, Func<T, List<T>, string?> fault)
        where T : class
    {
        try
        {
            var entry = element.Deserialize<T>(Strict) ?? throw new JsonException("it is null");
            if (fault(entry, entries) is { } problem) return problem;
            entries.Add(entry);
            return null;
        }
        catch (Exception e)
        {
            return e.Message.Split(" Path:")[0].TrimEnd('.'); // Whatever it holds, it is that entry's fault.
        }
    }
}
