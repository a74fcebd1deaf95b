using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync.HomeAssistant;

/// <summary>
/// Announces the box to Home Assistant at each connection and when Home Assistant says that it has started, and
/// turns what its controls say into commands. It speaks in plain words, because its templates cannot make a command's id.
/// </summary>
internal sealed partial class HomeAssistantPresence(
    IMqttLink link,
    CommandDispatcher commands,
    SyncSettings settings,
    DeviceSettings device,
    TimeProvider time,
    ILogger<HomeAssistantPresence> logger) : IHostedService
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private string Topic => $"{settings.HomeAssistant.Prefix}/device/roomtone_{device.Id}/config";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged += OnConnectionChanged;
        OnConnectionChanged(link.IsConnected);
        if (!settings.HomeAssistant.Enabled) return Task.CompletedTask;
        link.Subscribe($"{settings.HomeAssistant.Prefix}/status", QualityOfService.AtLeastOnce, OnBirth);
        link.Subscribe(Topics.HomeAssistantCommands(device.Id), QualityOfService.AtLeastOnce, OnCommand);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged -= OnConnectionChanged;
        return Task.CompletedTask;
    }

    private void OnConnectionChanged(bool connected)
    {
        if (connected) _ = AnnounceAsync();
    }

    private void OnBirth(MqttMessage message)
    {
        if (message.Payload.Span.SequenceEqual("online"u8)) _ = AnnounceAsync();
    }

    private void OnCommand(MqttMessage message)
    {
        // A retained command would be done again at each connection.
        if (message.Retained) return;
        if (HomeAssistantCommand.Read(message.Payload) is not { } asked) LogUnknown(message.Topic);
        else commands.Ask(new Command(Guid.NewGuid(), asked.Name, asked.Args, "Home Assistant", time.GetUtcNow() + Fresh));
    }

    private async Task AnnounceAsync()
    {
        try
        {
            // An empty retained message removes what was announced.
            var payload = settings.HomeAssistant.Enabled ? Wire.Write(HomeAssistantDevice.Describe(device.Id)) : [];
            await link.PublishAsync(Topic, payload, QualityOfService.AtLeastOnce, retain: true);
        }
        catch (MqttException e)
        {
            LogNotAnnounced(Topic, e.Message);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The box is not announced to Home Assistant on {Topic}: {Why} Allow it in the broker's access list, or set Sync:HomeAssistant:Enabled to false."
    )]
    private partial void LogNotAnnounced(string topic, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message on {Topic} is no command that Home Assistant may give.")]
    private partial void LogUnknown(string topic);
}
