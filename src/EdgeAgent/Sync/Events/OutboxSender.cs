using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>
/// Sends the outbox's events in order, a few batches ahead of their confirmation, and removes only what was
/// confirmed. What is not confirmed in time is sent again from there on; after a reconnect, everything is. While
/// nobody confirms, the oldest few events ask again, and the rest waits for the answer: a history may be away for weeks.
/// </summary>
internal sealed partial class OutboxSender(
    IOutbox outbox,
    IMqttLink link,
    SyncSettings settings,
    DeviceSettings device,
    TimeProvider time,
    ILogger<OutboxSender> logger,
    Random? random = null) : BackgroundService
{
    /// <summary>A history that is overloaded or away is not asked more and more: four times the wait at most.</summary>
    private const int LongestResend = 4;

    private const int EventsToAskWith = 10;

    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly ConcurrentQueue<Ack> _acks = new();
    private readonly List<SentBatch> _sent = [];
    private readonly Backoff _resend = new(settings.ResendAfter, settings.ResendAfter * LongestResend, random);
    private volatile bool _connected;
    private volatile bool _reconnected;
    private readonly Dictionary<Guid, long> _furthest = [];
    private int _generation;
    private long _cursor;
    private long? _pausedAt;
    private TimeSpan _resendAfter;
    private bool _isAskingAgain;
    private int _most = EventBatch.MaxEvents;
    private bool _isSaid;

    /// <summary>Confirmations that wait, because they have just come or the disk does not let them through.</summary>
    internal int WaitingAcks => _acks.Count;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        ExpectConfirmations();
        outbox.Flush();
        outbox.Appended += Wake;
        link.ConnectionChanged += OnConnectionChanged;
        link.Subscribe(Topics.Acks(device.Id), QualityOfService.AtLeastOnce, OnAck);
        // Only a yes: a no would undo a connection that comes about in this moment.
        if (link.IsConnected) OnConnectionChanged(connected: true);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var clock = time.CreateTimer(_ => Wake(), null, PollEvery, PollEvery);
        while (await _wake.Reader.WaitToReadAsync(stoppingToken))
        {
            _wake.Reader.TryRead(out _);
            outbox.Flush();
            TakeAcks();
            TurnBackIfNeeded();
            Send();
        }
    }

    private void OnConnectionChanged(bool connected)
    {
        // In this order: whoever sees the connection sees that it is new, and begins anew before it sends.
        if (connected) _reconnected = true;
        _connected = connected;
        Wake();
    }

    private void OnAck(MqttMessage message)
    {
        try
        {
            _acks.Enqueue(Wire.Read<Ack>(message.Payload.Span));
            Wake();
        }
        catch (Exception e)
        {
            LogUnreadableAck(e); // Whatever it is, it is this message's fault.
        }
    }

    private void TakeAcks()
    {
        var isLetThrough = true;
        for (var left = _acks.Count; left > 0 && _acks.TryDequeue(out var ack); left--)
        {
            // Foreign: of another box, from before the outbox was renewed, or for numbers that we have not sent yet.
            if (!_furthest.TryGetValue(ack.Epoch, out var furthest) || ack.From > ack.To || ack.From > furthest) continue;
            var to = Math.Min(ack.To, furthest);
            if (!isLetThrough || !(isLetThrough = outbox.Confirm(ack with { To = to }))) KeepForNextLook(ack);
            ExpectConfirmations();
            _isSaid = false;
            _sent.RemoveAll(batch => batch.Epoch == ack.Epoch && batch.From >= ack.From && batch.To <= to);
        }
    }

    /// <summary>
    /// Its disk may have room then. A card that has gone read-only lets nothing through for weeks, and each connection
    /// brings the same confirmations again: each waits once, and one a look is tried.
    /// </summary>
    private void KeepForNextLook(Ack ack)
    {
        if (!_acks.Contains(ack)) _acks.Enqueue(ack);
    }

    /// <summary>Somebody confirms, or may now: the waits begin from the shortest.</summary>
    private void ExpectConfirmations()
    {
        _resend.Reset();
        (_isAskingAgain, _resendAfter) = (false, _resend.Next());
    }

    private void TurnBackIfNeeded()
    {
        if (_reconnected)
        {
            _reconnected = false;
            (_cursor, _pausedAt, _most) = (0, null, EventBatch.MaxEvents);
            ExpectConfirmations();
            _sent.Clear();
        }

        if (_sent.Find(IsOverdue) is { } overdue) TurnBack(overdue);
    }

    private void TurnBack(SentBatch overdue)
    {
        if (overdue.Taken.IsFaulted) Refused(overdue);
        else (_isAskingAgain, _resendAfter) = (true, _resend.Next());
        // Once until something is confirmed: a history that is away for weeks is asked two thousand times a day.
        if (_connected && !_isSaid)
            LogSendingAgain(overdue.From, overdue.Taken.Exception?.InnerException?.Message ?? "no confirmation came in time");
        _isSaid |= _connected;
        _cursor = overdue.From - 1;
        _sent.RemoveAll(batch => batch.From >= overdue.From);
    }

    /// <summary>
    /// Brokers bound what a message may hold, some to 128 kB, and a backlog must not stand still before that. A single
    /// event is refused for another reason.
    /// </summary>
    private void Refused(SentBatch batch)
    {
        _pausedAt = time.GetTimestamp();
        var events = (int)Math.Min(batch.To - batch.From + 1, _most);
        if (_connected) _most = events > 1 ? events / 2 : EventBatch.MaxEvents;
    }

    private bool IsOverdue(SentBatch batch) => batch.Taken.IsFaulted || time.GetElapsedTime(batch.SentAt) >= _resendAfter;

    private void Send()
    {
        if (!_connected || _reconnected || (_pausedAt is { } paused && time.GetElapsedTime(paused) < PollEvery)) return;
        _pausedAt = null;
        var (batches, events) = _isAskingAgain ? (1, EventsToAskWith) : (settings.BatchesInFlight, _most);
        while (_sent.Count < batches)
        {
            if (outbox.Generation != _generation) BeginAnew();
            if (outbox.Read(_cursor, events) is not { } batch) return;
            // It may have been renewed while it was read; then the batch comes again, from its start.
            if (outbox.Generation == _generation) SendBatch(batch);
        }
    }

    private void SendBatch(EventBatch batch)
    {
        var taken = link.PublishAsync(Topics.Events(device.Id), Wire.Write(batch), QualityOfService.AtLeastOnce);
        _ = taken.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        _sent.Add(new SentBatch(batch.Epoch, batch.Events[0].Seq, batch.Events[^1].Seq, time.GetTimestamp(), taken));
        _cursor = batch.Events[^1].Seq;
        _furthest[batch.Epoch] = Math.Max(_furthest.GetValueOrDefault(batch.Epoch), _cursor);
    }

    private void BeginAnew()
    {
        (_generation, _cursor) = (outbox.Generation, 0);
        _furthest.Clear();
        _sent.Clear();
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Events from number {From} on are sent again: {Why}. They are offered from time to time until they are confirmed."
    )]
    private partial void LogSendingAgain(long from, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A confirmation of events cannot be read and is ignored.")]
    private partial void LogUnreadableAck(Exception exception);
}

/// <summary>A batch on its way.</summary>
/// <param name="Epoch">Of its events.</param>
/// <param name="From">Its first number.</param>
/// <param name="To">Its last number.</param>
/// <param name="SentAt">The clock's timestamp.</param>
/// <param name="Taken">Completes when the broker has taken it, fails when it has not.</param>
internal sealed record SentBatch(Guid Epoch, long From, long To, long SentAt, Task Taken);
