using System.Threading.Channels;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync.DesiredState;

/// <summary>What a topic says now, taken off the link's thread: of several that wait only the newest counts.</summary>
internal sealed class LatestValueSubscription
{
    private readonly Channel<MqttMessage> _arrived = Channel.CreateBounded<MqttMessage>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    public void Follow(IMqttLink link, string topic) =>
        link.Subscribe(topic, QualityOfService.AtLeastOnce, message => _arrived.Writer.TryWrite(message));

    public IAsyncEnumerable<MqttMessage> ReadAllAsync(CancellationToken cancellationToken) =>
        _arrived.Reader.ReadAllAsync(cancellationToken);
}
