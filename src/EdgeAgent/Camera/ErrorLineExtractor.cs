using System.Text.RegularExpressions;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>
/// Finds the line that names the fault. GStreamer says first what failed, then where in its source, then the system's
/// own word for it, and at the end that it "doesn't want to preroll", which says nothing.
/// </summary>
internal static partial class ErrorLineExtractor
{
    public static string? Among(IReadOnlyList<string> lines)
    {
        var first =
            lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
            ?? (lines.Count > 0 ? lines[^1] : null);
        if (first is null)
            return null;
        var said = FromElement().Replace(first, "");
        return lines.FirstOrDefault(IsDetail) is { } detail && detail != first ? $"{said} {detail}" : said;
    }

    private static bool IsDetail(string line) =>
        (line.StartsWith("system error: ", StringComparison.Ordinal) && !line.EndsWith("Success", StringComparison.Ordinal))
        || line.StartsWith("streaming stopped, reason ", StringComparison.Ordinal)
        || line.StartsWith("Call to S_FMT failed", StringComparison.Ordinal);

    [GeneratedRegex("^ERROR: from element [^ ]+: ")]
    private static partial Regex FromElement();
}
