using MQTTnet;
using MQTTnet.Protocol;

namespace Roomtone.Mqtt;

/// <summary>
/// Messages on their way over one connection, sent in the order they were given. QoS 1 messages keep to the broker's
/// Receive Maximum (flow control, MQTT 5, 4.9) and wait here while it is used up: MQTTnet keeps no account of it.
/// Every task ends with success, cancellation or <see cref="MqttException"/>. Thread safe.
/// </summary>
/// <param name="client">The connected client.</param>
/// <param name="limits">What the broker allows.</param>
/// <param name="settings">For the sentences of failures.</param>
/// <param name="abandon">Ends the connection for a reason.</param>
internal sealed class OutgoingMessages(IMqttClient client, BrokerLimits limits, MqttSettings settings, Action<string> abandon)
{
    /// <summary>Packet ids come round again after 65,535, and MQTTnet does not look whether one is still in use.</summary>
    private const int MaxUnconfirmedSpan = 60_000;

    /// <summary>Reentrant: MQTTnet may complete one message inside the call that sends another.</summary>
    private readonly Lock _gate = new();
    private readonly Queue<Outgoing> _waiting = new();
    private readonly HashSet<Outgoing> _sending = [];
    private readonly Queue<Outgoing> _sinceOldestUnconfirmed = new();
    private int _inFlight;
    private string? _closedBecause;

    public Task PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, QualityOfService quality, bool retain, CancellationToken cancellationToken)
    {
        if (!limits.Allow(topic, payload.Length)) return Task.FromException(TooLarge(topic, payload.Length));
        var outgoing = new Outgoing(topic, payload, quality, retain);
        lock (_gate)
        {
            if (_closedBecause is { } why) return Task.FromException(new MqttException(why));
            if (quality == QualityOfService.AtLeastOnce && (_waiting.Count > 0 || _inFlight >= limits.InFlight)) _waiting.Enqueue(outgoing);
            else Send(outgoing);
        }

        return cancellationToken.CanBeCanceled ? WaitAsync(outgoing, cancellationToken) : outgoing.Task;
    }

    /// <summary>Gives up everything that is not confirmed; nothing more is sent.</summary>
    public void Close(string why)
    {
        lock (_gate)
        {
            _closedBecause ??= why;
            foreach (var outgoing in _waiting.Concat(_sending)) outgoing.TrySetException(new MqttException(why));
            _waiting.Clear();
            _sending.Clear();
        }
    }

    /// <summary>MQTTnet never sees the token: cancelled in the middle of a packet, it would leave half of it in the stream.</summary>
    private static async Task WaitAsync(Outgoing outgoing, CancellationToken cancellationToken)
    {
        static void Withdraw(object? state, CancellationToken token) => ((Outgoing)state!).TrySetCanceled(token);

        await using var withdrawal = cancellationToken.UnsafeRegister(Withdraw, outgoing);
        await outgoing.Task;
    }

    private void Send(Outgoing outgoing)
    {
        _sending.Add(outgoing);
        if (outgoing.IsConfirmed)
        {
            _inFlight++;
            _sinceOldestUnconfirmed.Enqueue(outgoing);
        }

        _ = SendAsync(outgoing);
    }

    private async Task SendAsync(Outgoing outgoing)
    {
        try
        {
            var result = await client.PublishAsync(outgoing.Message, CancellationToken.None);
            if (result.ReasonCode < MqttClientPublishReasonCode.UnspecifiedError) outgoing.TrySetResult();
            else outgoing.TrySetException(Refused(result.ReasonCode));
        }
        catch (Exception e)
        {
            // While a connection is torn down, MQTTnet throws whatever it runs into, a NullReferenceException too.
            outgoing.TrySetException(new MqttException($"The message for {outgoing.Message.Topic} was not sent: {e.Message}", e));
        }

        Ended(outgoing);
    }

    private void Ended(Outgoing outgoing)
    {
        bool isLeftBehind;
        lock (_gate)
        {
            _sending.Remove(outgoing);
            if (!outgoing.IsConfirmed) return;
            outgoing.HasEnded = true;
            _inFlight--;
            while (_sinceOldestUnconfirmed.TryPeek(out var oldest) && oldest.HasEnded) _sinceOldestUnconfirmed.Dequeue();
            while (_inFlight < limits.InFlight && _waiting.TryDequeue(out var next))
                if (!next.Task.IsCompleted) Send(next);
            isLeftBehind = _sinceOldestUnconfirmed.Count >= MaxUnconfirmedSpan;
        }

        if (isLeftBehind) abandon($"The MQTT broker left a message unconfirmed while {MaxUnconfirmedSpan} others passed.");
    }

    private MqttException Refused(MqttClientPublishReasonCode reason) =>
        new($"The MQTT broker refuses the message of '{settings.User}': {ReasonText.Of(reason)}. Look at its access list.");

    private static MqttException TooLarge(string topic, int bytes) =>
        new($"The message of {bytes} bytes for {topic} is larger than the broker allows.");

    private sealed class Outgoing(string topic, ReadOnlyMemory<byte> payload, QualityOfService quality, bool retain)
        : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public MqttApplicationMessage Message { get; } = new()
        {
            Topic = topic,
            Payload = new(payload),
            QualityOfServiceLevel = (MqttQualityOfServiceLevel)quality,
            Retain = retain,
        };

        /// <summary>The broker's own answer; its sender may have withdrawn it earlier.</summary>
        public bool HasEnded { get; set; }

        /// <summary>Whether the broker confirms it.</summary>
        public bool IsConfirmed => Message.QualityOfServiceLevel != MqttQualityOfServiceLevel.AtMostOnce;
    }
}
