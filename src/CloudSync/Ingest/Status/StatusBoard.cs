using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Ingest.Status;

/// <summary>
/// Holds the latest status of each box until it is written, so it is bounded by the number of boxes. Every worker receives
/// every status; the newest wins.
/// </summary>
internal sealed partial class StatusBoard(IMqttLink link, TimeProvider time, ILogger<StatusBoard> logger) : IHostedService, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HeardStatus> _fresh = [];
    private readonly AutoResetEvent _news = new(false);

    public WaitHandle News => _news;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.Subscribe(Topics.Status(Topics.Any), QualityOfService.AtLeastOnce, Hear);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _news.Dispose();

    /// <returns>Sorted by box, so that two workers lock rows in the same order.</returns>
    public IReadOnlyList<HeardStatus> Take()
    {
        lock (_gate)
        {
            var taken = _fresh.Values.OrderBy(heard => heard.Device, StringComparer.Ordinal).Select(Dated).ToList();
            _fresh.Clear();
            return taken;
        }
    }

    /// <summary>Takes back what could not be written, unless there is a newer status.</summary>
    public void PutBack(IReadOnlyList<HeardStatus> statuses)
    {
        lock (_gate)
            foreach (var heard in statuses) _fresh.TryAdd(heard.Device, heard);
    }

    public void Drop(HeardStatus heard, string why) => LogUnreadable(heard.Device, why);

    private HeardStatus Dated(HeardStatus heard) => heard with { Received = time.GetUtcNow() - time.GetElapsedTime(heard.Arrived) };

    private void Hear(MqttMessage message)
    {
        if (Topics.DeviceOf(message.Topic) is not { } device || message.Payload.IsEmpty) return;
        try
        {
            var heard = HeardStatus.Read(device, message, time.GetTimestamp());
            lock (_gate) _fresh[device] = heard;
            _news.Set();
        }
        catch (Exception e)
        {
            LogUnreadable(device, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unreadable status of {Device}: {Reason}")]
    private partial void LogUnreadable(string device, string reason);
}
