using System.Collections.Concurrent;
using Roomtone.Contracts;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.CloudSync.Tests;

/// <summary>A box on the real broker, without an outbox: the tests say what it sends, and when again.</summary>
internal sealed class Box(string id, IMqttLink link) : IAsyncDisposable
{
    private readonly ConcurrentQueue<Ack> _acks = new();

    public string Id => id;

    public Guid Epoch { get; } = Guid.NewGuid();

    public IReadOnlyCollection<Ack> Acks => _acks;

    /// <summary>What happens at each confirmation, before it is noted.</summary>
    public Action<Ack>? OnAck { get; set; }

    public static async Task<Box> ConnectAsync(RealServers servers, string id)
    {
        var settings = new MqttSettings { Host = "127.0.0.1", Port = servers.Broker.Port, User = id, SessionExpiry = TimeSpan.Zero };
        var box = new Box(id, MqttRegistration.Create(settings, servers.Broker.PasswordOf(id)));
        await box.StartAsync();
        return box;
    }

    public Task SendAsync(params IEnumerable<RoomEvent> events) =>
        SendAsync(Wire.Write(new EventBatch(EventBatch.Version, Epoch, [.. events])));

    public Task SendAsync(byte[] payload) => link.PublishAsync(Topics.Events(id), payload, QualityOfService.AtLeastOnce);

    public Task SayAsync(DeviceStatus status) =>
        link.PublishAsync(Topics.Status(id), Wire.Write(status), QualityOfService.AtLeastOnce, retain: true);

    public Task ForgetStatusAsync() =>
        link.PublishAsync(Topics.Status(id), Array.Empty<byte>(), QualityOfService.AtLeastOnce, retain: true);

    public bool IsConfirmed(long seq) => _acks.Any(ack => ack.Epoch == Epoch && ack.From <= seq && seq <= ack.To);

    public Task ConfirmedAsync(long from, long to) => Eventually.TrueAsync(
        () => Enumerable.Range(0, (int)(to - from + 1)).All(i => IsConfirmed(from + i)), $"{id}: events {from} to {to} confirmed");

    /// <summary>Like an outbox: sends again until it is confirmed.</summary>
    public async Task SendUntilConfirmedAsync(IReadOnlyList<RoomEvent> events)
    {
        await Eventually.TrueAsync(
            async () =>
            {
                if (events.All(e => IsConfirmed(e.Seq))) return true;
                try
                {
                    await SendAsync(events);
                }
                catch (MqttException)
                {
                    return false;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
                return events.All(e => IsConfirmed(e.Seq));
            },
            $"{id}: events confirmed");
    }

    public ValueTask DisposeAsync() => link.DisposeAsync();

    private async Task StartAsync()
    {
        link.Subscribe(Topics.Acks(id), QualityOfService.AtLeastOnce, message =>
        {
            var ack = Wire.Read<Ack>(message.Payload.Span);
            OnAck?.Invoke(ack);
            _acks.Enqueue(ack);
        });
        link.Start();
        await Eventually.TrueAsync(() => link.IsConnected, $"{id} connected");
    }
}
