using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Ingest;

/// <summary>
/// Subscribes to the boxes' events and puts them into the ingest queue. While the queue is full, messages are dropped: a
/// box resends what was not acknowledged.
/// </summary>
internal sealed partial class EventSubscriber(
    IMqttLink link,
    IngestQueue queue,
    IngestSettings settings,
    IngestCounters counters,
    TimeProvider time,
    ILogger<EventSubscriber> logger
) : IHostedService
{
    private bool _full;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.Subscribe(Topics.Shared(settings.Group, Topics.Events(Topics.Any)), QualityOfService.AtLeastOnce, Enqueue);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Enqueue(MqttMessage message)
    {
        var taken = queue.TryAdd(new QueuedMessage(message.Topic, message.Payload, time.GetTimestamp()));
        if (taken) counters.Take();
        else counters.Refuse();
        if (taken != _full) return;
        _full = !taken;
        if (_full) LogFull(queue.Messages, queue.Bytes);
        else LogTaking();
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Ingest queue full ({Messages} messages, {Bytes} bytes): dropping messages until the database catches up. Boxes resend what is not acknowledged."
    )]
    private partial void LogFull(int messages, long bytes);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ingest queue accepts messages again.")]
    private partial void LogTaking();
}
