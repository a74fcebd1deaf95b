using Roomtone.Hosting;

namespace Roomtone.CloudSync.Ingest;

/// <summary>Limits of the ingest. What exceeds them is dropped, and the boxes resend it.</summary>
internal sealed record IngestSettings : ISettings
{
    public static string Section => "Ingest";

    /// <summary>Workers with the same group share the boxes' messages (an MQTT shared subscription).</summary>
    public string Group { get; init; } = "cloudsync";

    /// <summary>A batch is written once it holds this many events, 1 to 50,000.</summary>
    public int PageRows { get; init; } = 5_000;

    /// <summary>… or once its first message has waited this long, up to 5 s.</summary>
    public TimeSpan PageWait { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Capacity of the ingest queue in messages, 1 to 1,000,000.</summary>
    public int QueueMessages { get; init; } = 10_000;

    /// <summary>Capacity of the ingest queue, 1 to 1,024 MiB.</summary>
    public int QueueMegabytes { get; init; } = 32;

    /// <summary>An event from further ahead of our clock than this is rejected, up to 30 days.</summary>
    public TimeSpan ClockAhead { get; init; } = TimeSpan.FromDays(1);

    public IEnumerable<string> Problems()
    {
        if (Group.Length == 0 || Group.AsSpan().IndexOfAny("/+#") >= 0)
            yield return $"Group is \"{Group}\"; it must be a name without / + #.";
        if (PageRows is < 1 or > 50_000)
            yield return $"PageRows is {PageRows}; it must be from 1 to 50,000.";
        if (PageWait < TimeSpan.Zero || PageWait > TimeSpan.FromSeconds(5))
            yield return $"PageWait is {PageWait}; it must be from 0 to 5 s.";
        if (QueueMessages is < 1 or > 1_000_000)
            yield return $"QueueMessages is {QueueMessages}; it must be from 1 to 1,000,000.";
        if (QueueMegabytes is < 1 or > 1_024)
            yield return $"QueueMegabytes is {QueueMegabytes}; it must be from 1 to 1,024.";
        if (ClockAhead < TimeSpan.Zero || ClockAhead > TimeSpan.FromDays(30))
            yield return $"ClockAhead is {ClockAhead}; it must be from 0 to 30 days.";
    }
}
