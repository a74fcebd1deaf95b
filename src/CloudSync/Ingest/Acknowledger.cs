using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Ingest;

/// <summary>Acknowledges committed events. A lost acknowledgement is repeated when the box resends its events.</summary>
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

    [LoggerMessage(Level = LogLevel.Debug, Message = "Ack {From}-{To} to {Device} not sent: {Reason} The box will resend them.")]
    private partial void LogUnsent(string device, long from, long to, string reason);
}
