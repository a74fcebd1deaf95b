using System.Threading.RateLimiting;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Live;

/// <summary>Passes on what a page says that is a room's camera or speaker. Nothing of it is kept or shown to others.</summary>
internal sealed class PageRelay(IMqttLink link) : IDisposable
{
    /// <summary>Beyond <see cref="BrowserReading.MostPerSecond"/>: what comes late comes at once.</summary>
    private const int MostReadingsAtOnce = 2 * BrowserReading.MostPerSecond;

    /// <summary>A report a second, and one at each change.</summary>
    private const int MostReportsASecond = 10;

    private readonly PartitionedRateLimiter<string> _readings = ADevice(MostReadingsAtOnce, BrowserReading.MostPerSecond);
    private readonly PartitionedRateLimiter<string> _reports = ADevice(2 * MostReportsASecond, MostReportsASecond);

    /// <returns>False where too many came in the last second.</returns>
    /// <exception cref="MqttException">The broker did not take it.</exception>
    public Task<bool> SendAsync(string device, BrowserReading reading, CancellationToken cancellationToken) =>
        SendAsync(_readings, device, Topics.BrowserReadings(device), reading, QualityOfService.AtMostOnce, cancellationToken);

    /// <summary>Not kept for a box that is away: a claim of an hour ago would take the music out of the room.</summary>
    /// <inheritdoc cref="SendAsync(string, BrowserReading, CancellationToken)"/>
    public Task<bool> SendAsync(string device, ReportedSound report, CancellationToken cancellationToken) =>
        SendAsync(_reports, device, Topics.SpeakerReported(device), report, QualityOfService.AtMostOnce, cancellationToken);

    public void Dispose()
    {
        _readings.Dispose();
        _reports.Dispose();
    }

    private async Task<bool> SendAsync<T>(
        PartitionedRateLimiter<string> limiter,
        string device,
        string topic,
        T message,
        QualityOfService quality,
        CancellationToken cancellationToken
    )
    {
        using var lease = limiter.AttemptAcquire(device);
        if (!lease.IsAcquired) return false;
        await link.PublishAsync(topic, Wire.Write(message), quality, cancellationToken: cancellationToken);
        return true;
    }

    private static PartitionedRateLimiter<string> ADevice(int atOnce, int aSecond) =>
        PartitionedRateLimiter.Create<string, string>(device => RateLimitPartition.GetTokenBucketLimiter(
            device,
            _ => new() { TokenLimit = atOnce, TokensPerPeriod = aSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 }));
}
