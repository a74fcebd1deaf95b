using Microsoft.Extensions.Logging;
using Roomtone.Hosting;
using Roomtone.Mqtt.Native;

namespace Roomtone.Mqtt;

/// <summary>
/// <see cref="IMqttLink"/> over libmosquitto 2.0. One thread of its own connects, runs the connection and connects
/// again. The library's own reconnect is not used: it cannot carry MQTT 5's session expiry, and it would send
/// messages again that their sender has already given up.
/// </summary>
internal sealed partial class LibMosquittoLink(
    MqttSettings settings,
    IBrokerPassword password,
    Func<LastWill?> will,
    ILogger<LibMosquittoLink> logger) : IMqttLink, IConnectionEvents, IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    /// <summary>Shared with the callbacks: an id must be in the map before its confirmation is looked up.</summary>
    private readonly Lock _gate = new();
    private readonly InFlight _inFlight = new();
    private readonly Subscriptions _subscriptions = new(logger);
    private readonly CancellationTokenSource _stopping = new();
    private readonly RestartPause _pause = new(ShortestPause, LongestPause);
    private Connection? _connection;
    private volatile bool _connected;
    private Attempt _attempt = new(settings);
    private Thread? _thread;
    private string? _trouble;

    public event Action<bool>? ConnectionChanged;

    public bool IsConnected => _connected;

    public void Start()
    {
        ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
        MosquittoLibrary.Require();
        lock (_gate)
        {
            if (_thread is not null) return;
            _thread = new Thread(StayConnected) { IsBackground = true, Name = "mqtt" };
            _thread.Start();
        }
    }

    public void Subscribe(string filter, QualityOfService quality, Action<MqttMessage> handler)
    {
        lock (_gate) _subscriptions.Add(new Subscription(filter, quality, handler), _connected ? _connection : null);
    }

    public Task PublishAsync(string topic, ReadOnlyMemory<byte> payload, QualityOfService quality, bool retain = false, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        lock (_gate)
        {
            if (!_connected) return Task.FromException(new MqttException($"Not connected to the MQTT broker at {settings.Host}:{settings.Port}."));
            var result = _connection!.Publish(topic, payload.Span, quality, retain, out var id);
            if (result != MosquittoResult.Success) return Task.FromException(NotSent(topic, payload.Length, result));
            if (quality == QualityOfService.AtLeastOnce) return _inFlight.Add(id).WaitAsync(cancellationToken);
            _inFlight.Displace(id);
            return Task.CompletedTask;
        }
    }

    public ValueTask DisposeAsync() => new(Task.Run(Dispose));

    public void Dispose()
    {
        if (_stopping.IsCancellationRequested) return;
        lock (_gate)
        {
            _stopping.Cancel();
            _connection?.Close();
        }

        // A thread that still waits for TCP cannot be woken: it lets go of everything by itself once that ends.
        if (_thread != Thread.CurrentThread) _thread?.Join(Goodbye + Turn);
    }

    void IConnectionEvents.Answered(int reason)
    {
        if (reason != MosquittoResult.Success)
        {
            _attempt.Refused(reason);
            if (reason is MosquittoResult.BadUserOrPassword or MosquittoResult.NotAuthorised) password.Refused();
            return;
        }

        password.Accepted();

        lock (_gate)
        {
            _subscriptions.AskAll(_connection!);
            _connected = true;
        }

        _attempt.Accepted();
        LogConnected(settings.Host, settings.Port, settings.User);
        ConnectionChanged?.Invoke(true);
    }

    void IConnectionEvents.Lost(int reason) => _attempt.Lost(reason);

    void IConnectionEvents.Taken(int id, int reason)
    {
        TaskCompletionSource? taken;
        lock (_gate) taken = _inFlight.Take(id);
        if (reason < MosquittoResult.FirstFailure) taken?.TrySetResult();
        else taken?.TrySetException(new MqttException($"The MQTT broker refuses the message of '{settings.User}': {MosquittoResult.ReasonText(reason)} Look at its access list."));
    }

    void IConnectionEvents.Arrived(MqttMessage message) => _subscriptions.Hand(message);

    void IConnectionEvents.Granted(int id, int reason) => _subscriptions.Granted(id, reason);

    void IConnectionEvents.Said(string line) => _attempt.Said(line);

    void IConnectionEvents.Failed(Exception exception) => LogFailed(exception);

    private void StayConnected()
    {
        while (!_stopping.IsCancellationRequested)
        {
            var trouble = ConnectOnce();
            if (_stopping.IsCancellationRequested) return;
            Say(trouble);
            _stopping.Token.WaitHandle.WaitOne(NextPause());
        }
    }

    /// <summary>A fifth shorter or longer, so that a fleet does not knock all at once.</summary>
    private TimeSpan NextPause() => _pause.Next() * (0.8 + 0.4 * Random.Shared.NextDouble());

    /// <returns>Why the connection did not come about, or ended.</returns>
    private string ConnectOnce()
    {
        _attempt = new Attempt(settings);
        try
        {
            using var connection = Connection.Create(settings, password.Current, will(), this);
            var (result, error) = connection.Open(settings);
            return result == MosquittoResult.Success ? RunToItsEnd(connection) : _attempt.NotReached(result, error);
        }
        catch (MqttException e)
        {
            return e.Message;
        }
    }

    private string RunToItsEnd(Connection connection)
    {
        lock (_gate)
        {
            _connection = connection;
            if (_stopping.IsCancellationRequested) connection.Close();
        }

        long? goodbye = null;
        while (connection.Run(Turn) == MosquittoResult.Success)
        {
            if (!_stopping.IsCancellationRequested) continue;
            goodbye ??= Environment.TickCount64;
            if (Environment.TickCount64 - goodbye > Goodbye.TotalMilliseconds) break;
        }

        var trouble = _attempt.Trouble();
        LetGo(trouble);
        return trouble;
    }

    private void LetGo(string trouble)
    {
        bool was;
        if (_attempt.Lasted) StartAfresh();
        lock (_gate)
        {
            was = _connected;
            (_connection, _connected) = (null, false);
            _inFlight.FailAll(trouble);
        }

        if (!was) return;
        try
        {
            ConnectionChanged?.Invoke(false);
        }
        catch (Exception e)
        {
            LogFailed(e);
        }
    }

    private void StartAfresh()
    {
        _pause.Reset();
        _trouble = null;
    }

    /// <summary>Once for each kind of trouble, not at each attempt.</summary>
    private void Say(string trouble)
    {
        if (trouble == _trouble) return;
        _trouble = trouble;
        if (!_attempt.WasRefused) LogTrouble(trouble);
        else LogRefused(trouble);
    }

    private static MqttException NotSent(string topic, int length, int result) => new(result == MosquittoResult.TooLarge
        ? $"The message of {length} bytes for {topic} is larger than the broker allows."
        : $"The message for {topic} was not sent: {MosquittoResult.Text(result)}");

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the MQTT broker at {Host}:{Port} as '{User}'.")]
    private partial void LogConnected(string host, int port, string user);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Trouble} Trying again until it answers.")]
    private partial void LogTrouble(string trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Trouble} Trying again.")]
    private partial void LogRefused(string trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "A handler of an MQTT connection event failed.")]
    private partial void LogFailed(Exception exception);
}
