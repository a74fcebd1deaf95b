using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Live;

/// <summary>Subscribes to the topics of all devices before the link starts, and routes each message to its receiver.</summary>
internal sealed partial class BrokerListener(IMqttLink link, RoomStateCache states, CommandSender commands, ILogger<BrokerListener> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged += Tell;
        link.Subscribe(Topics.Status(Topics.Any), QualityOfService.AtLeastOnce, states.Receive);
        link.Subscribe(Topics.State(Topics.Any, Topics.Any), QualityOfService.AtMostOnce, states.Receive);
        link.Subscribe(Topics.SpeakerDesired(Topics.Any), QualityOfService.AtLeastOnce, states.Receive);
        link.Subscribe(Topics.SettingsDesired(Topics.Any), QualityOfService.AtLeastOnce, states.Receive);
        link.Subscribe(Topics.SettingsReported(Topics.Any), QualityOfService.AtLeastOnce, states.Receive);
        link.Subscribe(Topics.Replies(Topics.Any), QualityOfService.AtLeastOnce, commands.Receive);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged -= Tell;
        return Task.CompletedTask;
    }

    private void Tell(bool connected)
    {
        if (connected) LogConnected();
        else LogLost();
    }

    [LoggerMessage(LogLevel.Information, "MQTT connected; rooms are live.")]
    private partial void LogConnected();

    [LoggerMessage(LogLevel.Warning, "MQTT connection lost; live data is stale until it reconnects.")]
    private partial void LogLost();
}
