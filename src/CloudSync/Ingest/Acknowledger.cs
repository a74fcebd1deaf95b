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

/// <summary>
/// Sequence numbers <paramref name="From"/> to <paramref name="To"/> of a box's outbox, to be acknowledged after the commit.
/// </summary>
internal sealed record Confirmation(string Device, Guid Epoch, long From, long To)
{
    /// <summary>Splits the numbers into contiguous runs, so that nothing missing is acknowledged.</summary>
    public static IEnumerable<Confirmation> Of(string device, Guid epoch, IEnumerable<long> numbers)
    {
        Confirmation? run = null;
        foreach (var number in numbers.Order())
        {
            if (run is not null && number <= run.To + 1)
            {
                run = run with { To = number };
                continue;
            }

            if (run is not null) yield return run;
            run = new Confirmation(device, epoch, number, number);
        }

        if (run is not null) yield return run;
    }

    /// <summary>Merges adjacent runs, so that a batch takes few acknowledgements.</summary>
    public static IEnumerable<Confirmation> Join(IEnumerable<Confirmation> confirmations)
    {
        Confirmation? joined = null;
        foreach (var next in confirmations.OrderBy(c => c.Device, StringComparer.Ordinal).ThenBy(c => c.Epoch).ThenBy(c => c.From))
        {
            if (joined is not null && joined.Device == next.Device && joined.Epoch == next.Epoch && next.From <= joined.To + 1)
            {
                joined = joined with { To = Math.Max(joined.To, next.To) };
                continue;
            }

            if (joined is not null) yield return joined;
            joined = next;
        }

        if (joined is not null) yield return joined;
    }
}
