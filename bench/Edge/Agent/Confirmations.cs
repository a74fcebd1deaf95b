using Roomtone.Contracts;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Bench.Agent;

/// <summary>Confirms each batch of events at once and keeps none of them: the agent's side of a history that answers.</summary>
internal sealed class Confirmations : IAsyncDisposable
{
    private readonly IMqttLink _link;

    public Confirmations(PrivateBroker broker)
    {
        _link = MqttRegistration.Create(
            new MqttSettings
            {
                Port = broker.Port,
                User = PrivateBroker.CloudSyncUser,
                ClientId = "bench-history",
            },
            broker.PasswordOf(PrivateBroker.CloudSyncUser)
        );
        _link.Subscribe(Topics.Events(Topics.Any), QualityOfService.AtLeastOnce, Confirm);
        _link.Start();
    }

    public ValueTask DisposeAsync() => _link.DisposeAsync();

    private void Confirm(MqttMessage message)
    {
        var batch = Wire.Read<EventBatch>(message.Payload.Span);
        var ack = new Ack(batch.Epoch, batch.Events[0].Seq, batch.Events[^1].Seq);
        // Not awaited: this is the link's own thread, which has to carry the answer.
        _ = _link.PublishAsync(Topics.Acks(Topics.DeviceOf(message.Topic)!), Wire.Write(ack), QualityOfService.AtLeastOnce);
    }
}
