using System.Diagnostics;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Bench;

/// <summary>The time from the first publication to the confirmation of the last event.</summary>
internal sealed class BrokerToCommit
{
    private readonly Stage _stage;
    private readonly Lock _gate = new();
    private TaskCompletionSource _done = new();
    private Guid _epoch;
    private long _left;

    public BrokerToCommit(Stage stage)
    {
        _stage = stage;
        stage.Link.Subscribe(Topics.Acks(Stage.Box), QualityOfService.AtLeastOnce, OnAck);
    }

    /// <returns>Seconds.</returns>
    /// <exception cref="TimeoutException">Not all was confirmed within <paramref name="limit"/>.</exception>
    public async Task<double> RunAsync(IReadOnlyList<byte[]> batches, TimeSpan limit)
    {
        var first = Wire.Read<EventBatch>(batches[0]);
        var last = Wire.Read<EventBatch>(batches[^1]);
        lock (_gate) (_epoch, _left, _done) = (first.Epoch, last.Events[^1].Seq, new(TaskCreationOptions.RunContinuationsAsynchronously));

        var clock = Stopwatch.StartNew();
        await Task.WhenAll(
            batches.Select(batch => _stage.Link.PublishAsync(Topics.Events(Stage.Box), batch, QualityOfService.AtLeastOnce))
        );
        await _done.Task.WaitAsync(limit, TimeProvider.System);
        return clock.Elapsed.TotalSeconds;
    }

    private void OnAck(MqttMessage message)
    {
        var ack = Wire.Read<Ack>(message.Payload.Span);
        lock (_gate)
        {
            if (ack.Epoch != _epoch) return;
            _left -= ack.To - ack.From + 1;
            if (_left <= 0) _done.TrySetResult();
        }
    }
}
