using System.Collections.Concurrent;
using System.Text;
using Roomtone.Mqtt;

namespace Roomtone.Testing;

/// <summary>Keeps the messages of a subscription.</summary>
public sealed class Inbox
{
    private readonly ConcurrentQueue<MqttMessage> _messages = new();

    public IReadOnlyList<MqttMessage> Messages => [.. _messages];

    public IReadOnlyList<string> Texts => [.. _messages.Select(message => Encoding.UTF8.GetString(message.Payload.Span))];

    public int Count => _messages.Count;

    public static Inbox Of(IMqttLink link, string filter, QualityOfService quality = QualityOfService.AtLeastOnce)
    {
        var inbox = new Inbox();
        link.Subscribe(filter, quality, inbox._messages.Enqueue);
        return inbox;
    }

    public Task HasAsync(int count) => Eventually.TrueAsync(() => Count >= count, $"{count} messages have arrived");
}
