using Roomtone.EdgeAgent.Sync.HomeAssistant;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Sync;

/// <summary>How the box keeps and sends what happened.</summary>
internal sealed record SyncSettings : ISettings
{
    public static string Section => "Sync";

    /// <summary>The outbox drops its oldest events beyond this, 1 to 100,000 megabytes.</summary>
    public int MaxOutboxMegabytes { get; init; } = 200;

    /// <summary>How long to wait for a confirmation before sending again, 1 s to 1 h. Doubles while none comes, up to four times.</summary>
    public TimeSpan ResendAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many batches may be on their way unconfirmed, 1 to 64.</summary>
    public int BatchesInFlight { get; init; } = 4;

    /// <summary>A live state is sent at most this often, 50 ms to 10 s.</summary>
    public TimeSpan LiveInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    public HomeAssistantSettings HomeAssistant { get; init; } = new();

    public IEnumerable<string> Problems() => OwnProblems().Concat(HomeAssistant.Problems());

    private IEnumerable<string> OwnProblems()
    {
        if (MaxOutboxMegabytes is < 1 or > 100_000)
            yield return $"MaxOutboxMegabytes is {MaxOutboxMegabytes}; it must be from 1 to 100000.";
        if (ResendAfter < TimeSpan.FromSeconds(1) || ResendAfter > TimeSpan.FromHours(1))
            yield return $"ResendAfter is {ResendAfter}; it must be from 1 s to 1 h.";
        if (BatchesInFlight is < 1 or > 64)
            yield return $"BatchesInFlight is {BatchesInFlight}; it must be from 1 to 64.";
        if (LiveInterval < TimeSpan.FromMilliseconds(50) || LiveInterval > TimeSpan.FromSeconds(10))
            yield return $"LiveInterval is {LiveInterval}; it must be from 50 ms to 10 s.";
    }
}
