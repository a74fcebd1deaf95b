using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Roomtone.Mqtt.Native;

namespace Roomtone.Mqtt;

/// <summary>Who wants which messages: asks each new connection for them, and hands them on. Thread safe.</summary>
internal sealed partial class Subscriptions(ILogger logger)
{
    /// <summary>Shared with the callbacks: an id must be in the map before its answer is looked up.</summary>
    private readonly Lock _gate = new();
    private readonly Dictionary<int, string> _asked = [];
    private ImmutableArray<Subscription> _all = [];

    /// <param name="connection">The one that stands, or null while there is none.</param>
    public void Add(Subscription subscription, Connection? connection)
    {
        lock (_gate)
        {
            _all = _all.Add(subscription);
            if (connection is not null) Ask(subscription, connection);
        }
    }

    public void AskAll(Connection connection)
    {
        lock (_gate)
        {
            _asked.Clear();
            foreach (var subscription in _all) Ask(subscription, connection);
        }
    }

    public void Granted(int id, int reason)
    {
        string? filter;
        lock (_gate) _asked.Remove(id, out filter);
        if (reason >= MosquittoResult.FirstFailure) LogNotGranted(filter ?? "", MosquittoResult.ReasonText(reason));
    }

    public void Hand(MqttMessage message)
    {
        foreach (var subscription in _all)
            if (TopicFilter.Matches(subscription.Filter, message.Topic)) Hand(subscription, message);
    }

    private void Ask(Subscription subscription, Connection connection)
    {
        if (connection.Subscribe(subscription.Filter, subscription.Quality, out var id) == MosquittoResult.Success) _asked[id] = subscription.Filter;
    }

    private void Hand(Subscription subscription, MqttMessage message)
    {
        try
        {
            subscription.Handler(message);
        }
        catch (Exception e)
        {
            // One handler's fault must neither stop the link nor keep the message from the others.
            LogHandlerFailed(message.Topic, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The MQTT broker does not grant the subscription {Filter}: {Reason} Look at its access list.")]
    private partial void LogNotGranted(string filter, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The handler of an MQTT message on {Topic} failed; the message is skipped.")]
    private partial void LogHandlerFailed(string topic, Exception exception);
}
