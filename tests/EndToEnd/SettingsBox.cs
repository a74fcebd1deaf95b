using Roomtone.Contracts;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>A box that does nothing but take settings, as the agent does it, or refuse them.</summary>
internal sealed class SettingsBox(string id, IMqttLink link, string? refusal) : IAsyncDisposable
{
    private RoomSettings _has = new();

    public string Id => id;

    public RoomSettings Has => _has;

    public static async Task<SettingsBox> StartAsync(PrivateBroker broker, string id, string? refusal = null)
    {
        var settings = new MqttSettings { Port = broker.Port, User = id, SessionExpiry = TimeSpan.Zero };
        var box = new SettingsBox(id, MqttRegistration.Create(settings, broker.AddUser(id)), refusal);
        await box.StartAsync();
        return box;
    }

    public ValueTask DisposeAsync() => link.DisposeAsync();

    private async Task StartAsync()
    {
        link.Subscribe(
            Topics.SettingsDesired(id), QualityOfService.AtLeastOnce, message => Take(Wire.Read<DesiredSettings>(message.Payload.Span)));
        link.Start();
        await Eventually.TrueAsync(() => link.IsConnected, $"{id} is connected");
        await SayAsync(Topics.Status(id), new DeviceStatus(DeviceState.Online, TimeProvider.System.GetUtcNow(), "1.4.0", Guid.NewGuid()));
        await SayAsync(Topics.SettingsReported(id), new ReportedSettings(0, true, null, _has));
    }

    private void Take(DesiredSettings desired)
    {
        if (refusal is null) _has = desired.Settings;
        _ = SayAsync(Topics.SettingsReported(id), new ReportedSettings(desired.Revision, refusal is null, refusal, _has));
    }

    private Task SayAsync<T>(string topic, T message) =>
        link.PublishAsync(topic, Wire.Write(message), QualityOfService.AtLeastOnce, retain: true);
}
