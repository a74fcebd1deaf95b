using System.Text.Json;

namespace Roomtone.Lab.Privacy;

/// <summary>What went where, and what of it could be a picture.</summary>
/// <param name="Places">By kind.</param>
/// <param name="Findings">A sentence for each thing that must not be; empty when all is well.</param>
/// <param name="Frames">How many pictures the agent looked at meanwhile.</param>
/// <param name="FrameBytes">The size of one of them.</param>
/// <param name="Seconds">How long the agent was watched.</param>
/// <param name="LargestMessage">Bytes of the largest message at the broker.</param>
/// <param name="LongestText">Characters of the longest text in a message.</param>
internal sealed record PrivacyReport(
    IReadOnlyList<PlaceTotal> Places,
    IReadOnlyList<string> Findings,
    long Frames,
    int FrameBytes,
    double Seconds,
    long LargestMessage,
    int LongestText)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public IEnumerable<string> Lines()
    {
        yield return FormattableString.Invariant(
            $"Watched for {Seconds:0} s, while {Frames} pictures of {FrameBytes:N0} bytes were looked at."
        );
        foreach (var place in Places)
            yield return FormattableString.Invariant(
                $"  {place.Kind,-52} {place.Bytes,12:N0} bytes in {place.Calls,6:N0} calls, the largest {place.Largest:N0}"
            );
        yield return FormattableString.Invariant(
            $"  messages at the broker: the largest {LargestMessage:N0} bytes, the longest text in one {LongestText:N0} characters"
        );
        foreach (var finding in Findings)
            yield return "FOUND  " + finding;
        yield return Findings.Count == 0
            ? "Nothing that went to disk or network could hold a picture."
            : $"{Findings.Count} found that must not be.";
    }
}

/// <param name="Kind">The kind of place.</param>
/// <param name="Bytes">In all.</param>
/// <param name="Calls">How many system calls.</param>
/// <param name="Largest">Bytes of the largest one.</param>
internal sealed record PlaceTotal(string Kind, long Bytes, long Calls, long Largest)
{
    public bool IsDisk => Kind.StartsWith("disk", StringComparison.Ordinal);

    public bool IsNetwork => Kind.StartsWith("network", StringComparison.Ordinal);
}
