using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Ingest.Status;

/// <summary>A box's status and when it was received.</summary>
/// <param name="Device">The box.</param>
/// <param name="Status">What it reported.</param>
/// <param name="Received">By our clock, which orders statuses: a box's own clock may jump.</param>
/// <param name="Alive">When the box was last alive: now for a live message; a retained message or last will is older.</param>
internal sealed record HeardStatus(string Device, DeviceStatus Status, DateTimeOffset Received, DateTimeOffset Alive)
{
    private const int MaxVersion = 64;

    /// <exception cref="JsonException">It is not a status.</exception>
    public static HeardStatus Read(string device, MqttMessage message, DateTimeOffset now)
    {
        try
        {
            var status = Wire.Read<DeviceStatus>(message.Payload.Span);
            if (status.Version is null || status.Version.Length > MaxVersion || status.Boot == Guid.Empty)
                throw new JsonException("The version or the boot is missing or too long.");
            if (status.At.Year < 2000)
                throw new JsonException("The time is missing.");
            var itself = !message.Retained && status.State != DeviceState.Offline;
            return new(device, status, now, itself || status.At > now ? now : status.At);
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(e.Message, e);
        }
    }
}
