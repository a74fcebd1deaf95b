namespace Roomtone.Dashboard.History;

/// <summary>A row of <c>v_tracks</c>: a start, or an end.</summary>
internal sealed class TrackRow
{
    public const string Columns =
        "at AS At, what AS What, provider AS Provider, track AS Track, title AS Title, artist AS Artist, why AS Why, heard AS Heard";

    public DateTime At { get; init; }

    public string What { get; init; } = "";

    public string Provider { get; init; } = "";

    public string Track { get; init; } = "";

    public string Title { get; init; } = "";

    public string Artist { get; init; } = "";

    public string Why { get; init; } = "";

    public double? Heard { get; init; }
}

/// <summary>A row of <c>v_feedback</c>.</summary>
internal sealed class FeedbackRow
{
    public DateTime At { get; init; }

    public string What { get; init; } = "";

    public string? Track { get; init; }
}
