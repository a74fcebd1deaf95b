using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Ingest;

/// <summary>
/// Takes the boxes' messages from the broker into the queue. When the queue is full it takes no more: the boxes keep
/// what was not confirmed, and send it again.
/// </summary>
internal sealed partial class Intake(
    IMqttLink link,
    IntakeQueue queue,
    IngestSettings settings,
    IngestCounters counters,
    TimeProvider time,
    ILogger<Intake> logger
) : IHostedService
{
    private bool _full;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.Subscribe(Topics.Shared(settings.Group, Topics.Events(Topics.Any)), QualityOfService.AtLeastOnce, Take);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Take(MqttMessage message)
    {
        var taken = queue.TryAdd(new Arrival(message.Topic, message.Payload, time.GetUtcNow()));
        if (taken) counters.Take();
        else counters.Refuse();
        if (taken != _full) return;
        _full = !taken;
        if (_full) LogFull(queue.Messages, queue.Bytes);
        else LogTaking();
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The queue is full ({Messages} messages, {Bytes} bytes): taking no more until the database keeps up. The boxes keep their events."
    )]
    private partial void LogFull(int messages, long bytes);

    [LoggerMessage(Level = LogLevel.Information, Message = "Taking messages again.")]
    private partial void LogTaking();
}
