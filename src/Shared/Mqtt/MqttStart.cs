using Microsoft.Extensions.Hosting;

namespace Roomtone.Mqtt;

/// <summary>Starts the link last: a message that waits in the session must find its subscriber.</summary>
internal sealed class MqttStart(IMqttLink link) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        link.Start();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
