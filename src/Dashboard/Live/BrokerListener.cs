using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Live;

/// <summary>Subscribes to all devices, before the link starts, and hands each message to the one that it is for.</summary>
internal sealed partial class BrokerListener(IMqttLink link, RoomStateCache states, CommandSender commands, ILogger<BrokerListener> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged += Tell;
        link.Subscribe(Topics.Status(Topics.Any), QualityOfService.AtLeastOnce, states.Receive);
        link.Subscribe(Topics.State(Topics.Any, Topics.Any), QualityOfService.AtMostOnce, states.Receive);
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

    [LoggerMessage(LogLevel.Information, "Connected to the broker; rooms are live.")]
    private partial void LogConnected();

    [LoggerMessage(LogLevel.Warning, "The broker is lost; rooms stand still until it is back.")]
    private partial void LogLost();
}
