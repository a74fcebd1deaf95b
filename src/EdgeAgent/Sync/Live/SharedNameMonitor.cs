using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync.Live;

/// <summary>
/// Notices that another box uses this box's name, as two from one card do: the broker lets only one of them in at a time,
/// and each finds the other's status when it is back. The first thing is an epoch of our own, the second a person.
/// </summary>
internal sealed partial class SharedNameMonitor(
    IMqttLink link, StatusMessages messages, Outbox outbox, DeviceSettings device, TimeProvider time, ILogger<SharedNameMonitor> logger)
    : IHostedService
{
    /// <summary>One may be of our own last run, where a broker was slow to say its will.</summary>
    private const int Certain = 2;

    private static readonly TimeSpan SayEvery = TimeSpan.FromHours(1);

    private bool _hasBeenOnline;
    private int _heard;
    private long? _saidAt;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.Subscribe(messages.Topic, QualityOfService.AtLeastOnce, Hear);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Hear(MqttMessage message)
    {
        if (message.Payload.IsEmpty) return;
        var boot = Wire.Read<DeviceStatus>(message.Payload.Span).Boot;
        if (boot == messages.Boot) _hasBeenOnline = true;
        else if (_hasBeenOnline && ++_heard >= Certain) Say();
    }

    private void Say()
    {
        if (_saidAt is { } said && time.GetElapsedTime(said) < SayEvery) return;
        _saidAt = time.GetTimestamp();
        LogShared(device.Id);
        outbox.BeginEpoch();
        outbox.Append(
            EventTypes.Device,
            new DeviceEvent(
                DeviceHappenings.NameShared,
                $"Another box is at the broker under the name {device.Id}: two were made from one card. Give one of them a name and a key of its own: Manage, Devices. Nothing is lost meanwhile."
            )
        );
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Another box is at the broker under the name {Device}, so both are thrown out in turn. Give one of them a name and a key of its own: in the dashboard under Manage, Devices, then roomtone join on that box. Nothing is lost meanwhile."
    )]
    private partial void LogShared(string device);
}
