using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Roomtone.Mqtt;

/// <summary>
/// Who wants which messages: asks each new connection for them, and hands them on. Not thread safe, but for
/// <see cref="Hand(MqttMessage)"/>.
/// </summary>
internal sealed partial class Subscriptions(ILogger logger)
{
    private ImmutableArray<Subscription> _all = [];

    /// <param name="connection">The one that stands, or null while there is none.</param>
    public void Add(Subscription subscription, MqttConnection? connection)
    {
        _all = _all.Add(subscription);
        if (connection is not null) _ = AskAsync(connection, [subscription]);
    }

    public void AskAll(MqttConnection connection) => _ = AskAsync(connection, _all);

    public void Hand(MqttMessage message)
    {
        foreach (var subscription in _all)
            if (TopicFilter.Matches(subscription.Filter, message.Topic)) Hand(subscription, message);
    }

    private async Task AskAsync(MqttConnection connection, ImmutableArray<Subscription> subscriptions)
    {
        foreach (var (filter, reason) in await connection.SubscribeAsync(subscriptions)) LogNotGranted(filter, reason);
    }

    private void Hand(Subscription subscription, MqttMessage message)
    {
        try
        {
            subscription.Handler(message);
        }
        catch (Exception e)
        {
            // One handler's fault must neither leave the message unconfirmed nor keep it from the others.
            LogHandlerFailed(message.Topic, e);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The MQTT broker does not grant the subscription {Filter}: {Reason}. Look at its access list."
    )]
    private partial void LogNotGranted(string filter, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The handler of an MQTT message on {Topic} failed; the message is skipped.")]
    private partial void LogHandlerFailed(string topic, Exception exception);
}
