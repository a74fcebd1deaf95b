using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Ingest;

/// <summary>Tells the boxes what is committed. What cannot be told now is told when the box sends it again.</summary>
internal sealed partial class Acknowledger(IMqttLink link, IngestCounters counters, ILogger<Acknowledger> logger)
{
    public void Confirm(IEnumerable<Confirmation> committed)
    {
        foreach (var run in Confirmation.Join(committed)) _ = SendAsync(run);
    }

    private async Task SendAsync(Confirmation run)
    {
        try
        {
            await link.PublishAsync(
                Topics.Acks(run.Device),
                Wire.Write(new Ack(run.Epoch, run.From, run.To)),
                QualityOfService.AtLeastOnce
            );
            counters.Acknowledge(sent: true);
        }
        catch (MqttException e)
        {
            counters.Acknowledge(sent: false);
            LogUnsent(run.Device, run.From, run.To, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Device} was not told of {From} to {To}: {Reason} It will send them again.")]
    private partial void LogUnsent(string device, long from, long to, string reason);
}
