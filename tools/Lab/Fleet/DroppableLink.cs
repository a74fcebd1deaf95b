using Roomtone.Mqtt;

namespace Roomtone.Lab.Fleet;

/// <summary>A box's link that can be taken off the wire, or cut off in the middle of its connection, and comes back.</summary>
/// <param name="make">Makes a link that is not started yet.</param>
internal sealed class DroppableLink(Func<IMqttLink> make) : IMqttLink
{
    private readonly Lock _gate = new();
    private readonly List<Action<IMqttLink>> _subscriptions = [];
    private readonly List<Task> _goodbyes = [];
    private volatile IMqttLink? _current;
    private IMqttLink? _displaced;

    public event Action<bool>? ConnectionChanged;

    public bool IsConnected => _current is { IsConnected: true };

    /// <summary>Comes onto the wire, for the first time or again.</summary>
    public void Start()
    {
        lock (_gate) _current ??= MakeStarted();
    }

    public void Subscribe(string filter, QualityOfService quality, Action<MqttMessage> handler)
    {
        lock (_gate)
        {
            _subscriptions.Add(link => link.Subscribe(filter, quality, handler));
            _current?.Subscribe(filter, quality, handler);
        }
    }

    public Task PublishAsync(
        string topic,
        ReadOnlyMemory<byte> payload,
        QualityOfService quality,
        bool retain = false,
        CancellationToken cancellationToken = default) =>
        _current?.PublishAsync(topic, payload, quality, retain, cancellationToken)
        ?? Task.FromException(new MqttException("The box is off the wire."));

    /// <summary>Goes off the wire; what happens meanwhile waits in the outbox.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            SayGoodbye(_current);
            SayGoodbye(_displaced);
            (_current, _displaced) = (null, null);
        }

        ConnectionChanged?.Invoke(false);
    }

    /// <summary>Takes its session with a second connection: the broker cuts the first one off in the middle, without a goodbye.</summary>
    public void CutOff()
    {
        lock (_gate)
        {
            if (!IsConnected || _displaced is not null) return;
            _displaced = _current;
            _current = MakeStarted();
        }

        ConnectionChanged?.Invoke(false);
    }

    public async ValueTask DisposeAsync()
    {
        Leave();
        await Task.WhenAll(_goodbyes);
    }

    private IMqttLink MakeStarted()
    {
        var made = make();
        foreach (var subscribe in _subscriptions) subscribe(made);
        made.ConnectionChanged += connected => Pass(made, connected);
        made.Start();
        return made;
    }

    private void Pass(IMqttLink link, bool connected)
    {
        lock (_gate)
        {
            if (_current != link) return;
            if (connected) SayGoodbye(_displaced);
            if (connected) _displaced = null;
        }

        ConnectionChanged?.Invoke(connected);
    }

    private void SayGoodbye(IMqttLink? link)
    {
        if (link is not null) _goodbyes.Add(link.DisposeAsync().AsTask());
    }
}
