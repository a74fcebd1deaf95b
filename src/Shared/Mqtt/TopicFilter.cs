namespace Roomtone.Mqtt;

/// <summary>Matches topics against subscription filters (MQTT 5, 4.7 and 4.8.2).</summary>
internal static class TopicFilter
{
    private const string SharedPrefix = "$share/";

    public static bool Matches(string filter, string topic)
    {
        var left = WithoutGroup(filter);
        var right = topic.AsSpan();
        // A wildcard never opens the broker's own topics.
        if (right.StartsWith("$") && (left.StartsWith("+") || left.StartsWith("#"))) return false;
        while (true)
        {
            var level = NextLevel(ref left, out var moreFilter);
            if (level is "#") return true;
            var part = NextLevel(ref right, out var moreTopic);
            if (level is not "+" && !level.SequenceEqual(part)) return false;
            if (!moreTopic) return !moreFilter || left is "#";
            if (!moreFilter) return false;
        }
    }

    private static ReadOnlySpan<char> WithoutGroup(string filter)
    {
        if (!filter.StartsWith(SharedPrefix, StringComparison.Ordinal)) return filter;
        var rest = filter.AsSpan(SharedPrefix.Length);
        return rest[(rest.IndexOf('/') + 1)..];
    }

    private static ReadOnlySpan<char> NextLevel(ref ReadOnlySpan<char> rest, out bool more)
    {
        var slash = rest.IndexOf('/');
        more = slash >= 0;
        var level = more ? rest[..slash] : rest;
        rest = more ? rest[(slash + 1)..] : [];
        return level;
    }
}
