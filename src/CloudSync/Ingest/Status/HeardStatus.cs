using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Ingest.Status;

/// <summary>A box's status and when it was received.</summary>
/// <param name="Device">The box.</param>
/// <param name="Status">What it reported.</param>
/// <param name="IsLive">Whether the box has just sent it itself; a retained message and a last will are older.</param>
/// <param name="Arrived">By the steady clock, see <see cref="QueuedMessage.Arrived"/>.</param>
internal sealed record HeardStatus(string Device, DeviceStatus Status, bool IsLive, long Arrived)
{
    private const int MaxVersion = 64;

    /// <summary>By our clock, which orders statuses: a box's own clock may jump. Known when it is taken to be written.</summary>
    public DateTimeOffset Received { get; init; }

    /// <summary>When the box was last alive.</summary>
    public DateTimeOffset Alive => IsLive || Status.At > Received ? Received : Status.At;

    /// <exception cref="JsonException">It is not a status.</exception>
    public static HeardStatus Read(string device, MqttMessage message, long arrived)
    {
        try
        {
            var status = Wire.Read<DeviceStatus>(message.Payload.Span);
            if (status.Version is null || status.Version.Length > MaxVersion || status.Boot == Guid.Empty)
                throw new JsonException("The version or the boot is missing or too long.");
            if (status.At.Year < 2000)
                throw new JsonException("The time is missing.");
            return new(device, status, IsLive: !message.Retained && status.State != DeviceState.Offline, arrived);
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(e.Message, e);
        }
    }
}
