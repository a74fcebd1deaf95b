using System.Buffers;
using System.Text;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Roomtone.Mqtt;

/// <summary>
/// One connection, from its start to its loss. A new one is made for each attempt: messages that were not confirmed are
/// then gone with it, and whoever sent them decides anew.
/// </summary>
/// <param name="settings">Where the broker is.</param>
/// <param name="time">The clock of its limits.</param>
/// <param name="deliver">Takes each message, one after another; only once the connection was announced.</param>
internal sealed class MqttConnection(MqttSettings settings, TimeProvider time, Action<MqttConnection, MqttMessage> deliver) : IDisposable
{
    /// <summary>For TCP, TLS and the broker's answer together.</summary>
    public static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(20);

    /// <summary>A shorter connection counts as a failed attempt: two clients that share a session would fight without a pause.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(5);

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly BrokerStreamProvider _streams = new(settings, time);
    private readonly TaskCompletionSource _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OutgoingMessages? _outgoing;
    private KeepAliveMonitor? _keepAlive;
    private long _openedAt;

    /// <summary>Completes with the reason when the connection is lost.</summary>
    public Task<string> Lost => _lost.Task;

    public bool Lasted => _outgoing is not null && time.GetElapsedTime(_openedAt) >= Lasting;

    /// <returns>Null when the broker took us in.</returns>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<ConnectionFailure?> OpenAsync(IBrokerPassword password, LastWill? will, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(OpenLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        _client.ApplicationMessageReceivedAsync += ReceiveAsync;
        _client.DisconnectedAsync += DisconnectedAsync;
        try
        {
            var answer = await _client.ConnectAsync(Options(password.Current, will), either.Token);
            if (answer.ResultCode == MqttClientConnectResultCode.Success) return Opened(answer, password);
            if (ConnectionFailure.IsOfPassword(answer.ResultCode)) password.Refused();
            return ConnectionFailure.Refused(settings, answer.ResultCode);
        }
        catch (Exception e)
        {
            // MQTTnet throws whatever it runs into.
            cancellationToken.ThrowIfCancellationRequested();
            return _streams.Failure is { } cause
                ? ConnectionFailure.NotReached(settings, cause)
                : ConnectionFailure.NotAnswered(settings, e, limit.IsCancellationRequested);
        }
    }

    public Task PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, QualityOfService quality, bool retain, CancellationToken cancellationToken) =>
        _outgoing!.PublishAsync(topic, payload, quality, retain, cancellationToken);

    /// <summary>Asks for messages. What is published after this call reaches the broker after it.</summary>
    /// <returns>The filters that the broker does not grant, each with its reason.</returns>
    public async Task<IReadOnlyList<(string Filter, string Reason)>> SubscribeAsync(IEnumerable<Subscription> subscriptions)
    {
        try
        {
            var options = new MqttClientSubscribeOptions { TopicFilters = [.. subscriptions.Select(Filter)] };
            if (options.TopicFilters.Count == 0) return [];
            var answer = await _client.SubscribeAsync(options, CancellationToken.None);
            var refused = answer.Items.Where(item => item.ResultCode >= MqttClientSubscribeResultCode.UnspecifiedError);
            return [.. refused.Select(item => (item.TopicFilter.Topic, ReasonText.Of(item.ResultCode)))];
        }
        catch (Exception e)
        {
            // As for messages: anything. Without its subscriptions a connection is of no use; the next one asks again.
            Abandon($"The MQTT broker at {settings.Host}:{settings.Port} did not answer a subscription: {e.Message}");
            return [];
        }
    }

    /// <summary>Lets messages through: MQTTnet may receive some before anybody knows that it is connected.</summary>
    public void Announced() => _announced.TrySetResult();

    /// <summary>Says goodbye, so that the broker keeps the last will to itself.</summary>
    public async Task CloseAsync(TimeSpan within)
    {
        _keepAlive?.Dispose();
        using var limit = new CancellationTokenSource(within, time);
        try
        {
            await _client.DisconnectAsync(new MqttClientDisconnectOptions(), limit.Token);
        }
        catch (Exception)
        {
            // The broker is gone already: there is nobody to take the goodbye.
        }
    }

    public void Dispose()
    {
        _keepAlive?.Dispose();
        _announced.TrySetCanceled();
        _outgoing?.Close(_lost.Task.IsCompletedSuccessfully ? _lost.Task.Result : "The connection to the MQTT broker was closed.");
        _client.Dispose();
    }

    private ConnectionFailure? Opened(MqttClientConnectResult answer, IBrokerPassword password)
    {
        password.Accepted();
        _openedAt = time.GetTimestamp();
        var limits = BrokerLimits.Of(answer, settings);
        _outgoing = new OutgoingMessages(_client, limits, settings, Abandon);
        void FellSilent() => Abandon(ConnectionFailure.Silent(settings));
        _keepAlive = new KeepAliveMonitor(_streams.Stream!, limits.KeepAlive, _client.PingAsync, FellSilent, time);
        return null;
    }

    private void Abandon(string why)
    {
        if (_lost.TrySetResult(why)) _outgoing?.Close(why);
    }

    private Task DisconnectedAsync(MqttClientDisconnectedEventArgs loss)
    {
        var isSilent = loss.Reason < MqttClientDisconnectReason.UnspecifiedError && _streams.Stream?.SinceRead >= settings.KeepAlive;
        Abandon(isSilent ? ConnectionFailure.Silent(settings) : ConnectionFailure.Lost(settings, loss.Reason, Lasted));
        return Task.CompletedTask;
    }

    private async Task ReceiveAsync(MqttApplicationMessageReceivedEventArgs received)
    {
        await _announced.Task;
        var message = received.ApplicationMessage;
        var payload = message.Payload.IsSingleSegment ? message.Payload.First : message.Payload.ToArray();
        deliver(this, new MqttMessage(message.Topic, payload, message.Retain));
    }

    private MqttClientOptions Options(string? password, LastWill? will)
    {
        var options = new MqttClientOptions
        {
            ProtocolVersion = MqttProtocolVersion.V500,
            ChannelOptions = new MqttClientTcpOptions { StreamProvider = _streams },
            ClientId = settings.SessionName ?? "",
            CleanSession = !settings.KeepsSession,
            SessionExpiryInterval = settings.KeepsSession ? (uint)settings.SessionExpiry.TotalSeconds : 0,
            KeepAlivePeriod = settings.KeepAlive,
            ReceiveMaximum = BrokerLimits.MaxInFlight,
            Timeout = OpenLimit,
        };
        if (settings.User.Length > 0) options.Credentials = new MqttClientCredentials(settings.User, Bytes(password));
        if (will is null) return options;
        (options.WillTopic, options.WillPayload, options.WillRetain) = (will.Topic, will.Payload.ToArray(), will.Retain);
        options.WillQualityOfServiceLevel = (MqttQualityOfServiceLevel)will.Quality;
        return options;
    }

    private static byte[]? Bytes(string? password) => password is null ? null : Encoding.UTF8.GetBytes(password);

    private static MqttTopicFilter Filter(Subscription subscription) =>
        new() { Topic = subscription.Filter, QualityOfServiceLevel = (MqttQualityOfServiceLevel)subscription.Quality };
}
