namespace Roomtone.Lab.Privacy;

/// <summary>
/// Judges a trace. A face that could be known again needs some thousand bytes even as a small JPEG, so: nothing goes
/// anywhere but to the known places; no single call to disk or network is as large as a quarter of a frame; none of
/// them takes a frame's worth a minute; and each message at the broker is JSON whose texts are short.
/// </summary>
/// <param name="places">Where the agent may write.</param>
/// <param name="frameBytes">One picture, raw.</param>
internal sealed class PrivacyJudge(AllowedPlaces places, int frameBytes)
{
    /// <summary>SQLite writes its log in pages of 4 KiB, and a checkpoint writes some of them.</summary>
    private const int LargestDiskCall = 128 * 1024;

    /// <summary>500 events are the most that one message holds, and the description for Home Assistant is the longest single one.</summary>
    private const int LargestNetworkCall = 64 * 1024;

    /// <summary>SQLite copies its log back in whole pages: an event of 600 bytes costs some of them.</summary>
    private const double DiskFramesAMinute = 4;
    private const double NetworkFramesAMinute = 1;
    private const int LongestText = 600;

    public PrivacyReport Evaluate(IEnumerable<TracedCall> calls, BrokerMessages messages, long frames, TimeSpan watched)
    {
        var totals = new Dictionary<string, PlaceTotal>();
        var outside = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var call in calls)
        {
            var kind = places.KindOf(call);
            if (kind == AllowedPlaces.Outside)
                outside[$"{call.Name} to {call.Target}"] = outside.GetValueOrDefault($"{call.Name} to {call.Target}") + call.Bytes;
            var before = totals.GetValueOrDefault(kind) ?? new PlaceTotal(kind, 0, 0, 0);
            totals[kind] = before with
            {
                Bytes = before.Bytes + call.Bytes,
                Calls = before.Calls + 1,
                Largest = Math.Max(before.Largest, call.Bytes),
            };
        }

        var sorted = totals.Values.OrderBy(total => total.Kind, StringComparer.Ordinal).ToList();
        var findings = outside.Select(one => $"{one.Key}: {one.Value:N0} bytes. The agent has no business there.")
            .Concat(sorted.SelectMany(total => TooMuch(total, watched)))
            .Concat(messages.Problems(LongestText)).ToList();
        if (frames == 0) findings.Add("The agent looked at no picture meanwhile, so nothing is proven. Its log says why.");
        return new PrivacyReport(sorted, findings, frames, frameBytes, watched.TotalSeconds, messages.Largest, messages.LongestText);
    }

    private IEnumerable<string> TooMuch(PlaceTotal total, TimeSpan watched)
    {
        if (!total.IsDisk && !total.IsNetwork) yield break;
        var (largest, aMinute) = total.IsDisk ? (LargestDiskCall, DiskFramesAMinute) : (LargestNetworkCall, NetworkFramesAMinute);
        if (total.Largest > largest)
            yield return $"{total.Kind}: one call of {total.Largest:N0} bytes; a picture fits into it. The most is {largest:N0}.";
        var most = (long)(aMinute * frameBytes * Math.Max(1, watched.TotalMinutes));
        if (total.Bytes > most)
            yield return $"{total.Kind}: {total.Bytes:N0} bytes within {watched.TotalSeconds:0} s; the most is {most:N0}.";
    }
}
