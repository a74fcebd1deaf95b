using Microsoft.Extensions.Logging;
using Roomtone.Hosting;

namespace Roomtone.Mqtt;

/// <summary>
/// <see cref="IMqttLink"/> over MQTTnet. One task connects, waits for the loss and connects again, with a new client
/// each time: MQTTnet 5 has no client that reconnects by itself.
/// </summary>
internal sealed partial class MqttNetLink(
    MqttSettings settings,
    IBrokerPassword password,
    Func<LastWill?> will,
    TimeProvider time,
    ILogger<MqttNetLink> logger) : IMqttLink, IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan GoodbyeLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DisposeLimit = TimeSpan.FromSeconds(3);

    /// <summary>Guards what follows. Subscriptions are asked for under it, so that a later publish comes after them.</summary>
    private readonly Lock _gate = new();
    private readonly Subscriptions _subscriptions = new(logger);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Backoff _backoff = new(ShortestPause, LongestPause);
    private volatile MqttConnection? _connection;
    private Task? _running;
    private string? _lastFailure;

    /// <summary>Held while handlers run: MQTTnet calls them on threads of the pool, beside our own task.</summary>
    private readonly Lock _handlers = new();

    public event Action<bool>? ConnectionChanged;

    public bool IsConnected => _connection is { Lost.IsCompleted: false };

    public void Start()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
            _running ??= Task.Run(StayConnectedAsync);
        }
    }

    public void Subscribe(string filter, QualityOfService quality, Action<MqttMessage> handler)
    {
        lock (_gate) _subscriptions.Add(new Subscription(filter, quality, handler), _connection);
    }

    public Task PublishAsync(
        string topic,
        ReadOnlyMemory<byte> payload,
        QualityOfService quality,
        bool retain = false,
        CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        return _connection is { } connection
            ? connection.PublishAsync(topic, payload, quality, retain, cancellationToken)
            : Task.FromException(new MqttException($"Not connected to the MQTT broker at {settings.Host}:{settings.Port}."));
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Task? running;
        lock (_gate) running = _running;
        // Bounded, for a handler that disposes of the link it is called by.
        if (running is not null) await Task.WhenAny(running, Task.Delay(DisposeLimit, time));
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task StayConnectedAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                if (await ConnectOnceAsync() is { } failure) Log(failure);
                await Task.Delay(_backoff.Next(), time, _stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <returns>Why the connection did not come about, or ended; null when we ended it.</returns>
    private async Task<ConnectionFailure?> ConnectOnceAsync()
    {
        using var connection = new MqttConnection(settings, time, Deliver);
        if (await connection.OpenAsync(password, will(), _stopping.Token) is { } failure) return failure;
        LogConnected(settings.Host, settings.Port, settings.User);
        Announce(connection);
        return await RunToItsEndAsync(connection);
    }

    private async Task<ConnectionFailure?> RunToItsEndAsync(MqttConnection connection)
    {
        try
        {
            var why = await connection.Lost.WaitAsync(_stopping.Token);
            return new ConnectionFailure(why);
        }
        catch (OperationCanceledException)
        {
            await connection.CloseAsync(GoodbyeLimit);
            return null;
        }
        finally
        {
            Forget(connection);
        }
    }

    private void Announce(MqttConnection connection)
    {
        lock (_handlers)
        {
            lock (_gate)
            {
                _subscriptions.AskAll(connection);
                _connection = connection;
            }

            Raise(connected: true);
        }

        connection.Announced();
    }

    private void Deliver(MqttConnection connection, MqttMessage message)
    {
        lock (_handlers)
        {
            // What comes after its connection was given up comes again over the next one, unless it may be lost.
            if (_connection == connection) _subscriptions.Hand(message);
        }
    }

    private void Forget(MqttConnection connection)
    {
        if (connection.Lasted) _backoff.Reset();
        if (connection.Lasted) _lastFailure = null;
        lock (_handlers)
        {
            lock (_gate) _connection = null;
            connection.Dispose();
            Raise(connected: false);
        }
    }

    private void Raise(bool connected)
    {
        try
        {
            ConnectionChanged?.Invoke(connected);
        }
        catch (Exception e)
        {
            LogHandlerFailed(e);
        }
    }

    /// <summary>Once for each kind of failure, not at each attempt.</summary>
    private void Log(ConnectionFailure failure)
    {
        if (failure.Sentence == _lastFailure) return;
        _lastFailure = failure.Sentence;
        if (failure.IsRefusal) LogRefused(failure.Sentence);
        else LogNoConnection(failure.Sentence);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the MQTT broker at {Host}:{Port} as '{User}'.")]
    private partial void LogConnected(string host, int port, string user);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No MQTT connection: {Reason} Trying again until it answers.")]
    private partial void LogNoConnection(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "MQTT connection refused: {Reason} Trying again.")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A handler of an MQTT connection event failed.")]
    private partial void LogHandlerFailed(Exception exception);
}
