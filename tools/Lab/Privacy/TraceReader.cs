using System.Text.RegularExpressions;

namespace Roomtone.Lab.Privacy;

/// <summary>Reads a trace of several processes, and joins what strace has torn apart where two calls overlap.</summary>
internal static partial class TraceReader
{
    public static IEnumerable<TracedCall> Calls(IEnumerable<string> lines)
    {
        var torn = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            if (Line().Match(line) is not { Success: true } match) continue;
            var (process, text) = (match.Groups["process"].Value, match.Groups["text"].Value);
            if (text.EndsWith(" <unfinished ...>", StringComparison.Ordinal))
            {
                torn[process] = text[..^" <unfinished ...>".Length];
                continue;
            }

            if (Resumed().Match(text) is { Success: true } resumed && torn.Remove(process, out var begun))
                text = begun + resumed.Groups["rest"].Value;
            if (TracedCall.Parse(text) is { } call)
                yield return call;
        }
    }

    [GeneratedRegex(@"^(?<process>\d+)\s+(?<text>.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>(?<rest>.*)$")]
    private static partial Regex Resumed();
}
