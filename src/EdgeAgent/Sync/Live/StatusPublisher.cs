using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync.Live;

/// <summary>Says that the box is there at each connection, and that it was stopped at a clean end. The last will says the rest.</summary>
internal sealed partial class StatusPublisher(IMqttLink link, StatusMessages messages, TimeProvider time, ILogger<StatusPublisher> logger)
    : IHostedService
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged += OnConnectionChanged;
        OnConnectionChanged(link.IsConnected);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged -= OnConnectionChanged;
        if (!link.IsConnected) return;
        try
        {
            await PublishAsync(DeviceState.Stopped).WaitAsync(Goodbye, time, cancellationToken);
        }
        catch (Exception e) when (e is MqttException or TimeoutException or OperationCanceledException)
        {
            LogNotSaid(DeviceState.Stopped, e);
        }
    }

    private void OnConnectionChanged(bool connected)
    {
        if (connected) _ = SayOnlineAsync();
    }

    private async Task SayOnlineAsync()
    {
        try
        {
            await PublishAsync(DeviceState.Online);
        }
        catch (MqttException e)
        {
            LogNotSaid(DeviceState.Online, e); // Said at the next connection.
        }
    }

    private Task PublishAsync(DeviceState state) =>
        link.PublishAsync(messages.Topic, messages.Of(state), QualityOfService.AtLeastOnce, retain: true);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker did not take the status '{State}'.")]
    private partial void LogNotSaid(DeviceState state, Exception exception);
}
