using System.Collections.Concurrent;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Live;

/// <summary>Sends commands to boxes and awaits their replies.</summary>
internal sealed class CommandSender(IMqttLink link, TimeProvider time)
{
    public static readonly TimeSpan ReplyWithin = TimeSpan.FromSeconds(5);

    // Longer than the wait, because the clock of a box that has just started may be some seconds off.
    private static readonly TimeSpan ValidFor = TimeSpan.FromSeconds(15);
    private const int MaxReplyBytes = 256 * 1024;

    private readonly ConcurrentDictionary<Guid, Waiting> _waiting = new();

    /// <returns>The reply, or null where none came in time.</returns>
    /// <exception cref="MqttException">The broker did not take the command.</exception>
    public async Task<Reply?> SendAsync(string device, string name, JsonElement? args, string by, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var command = new Command(Guid.NewGuid(), name, args, by, now + ValidFor) { Sent = now };
        var waiting = new Waiting(device, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting[command.Id] = waiting;
        try
        {
            return await PublishAndWaitAsync(command, waiting, cancellationToken).WaitAsync(ReplyWithin, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            _waiting.TryRemove(command.Id, out _);
        }
    }

    /// <summary>Matches a reply with its command. Late replies, those of another device and unreadable ones are ignored.</summary>
    public void Receive(MqttMessage message)
    {
        if (message.Payload.Length > MaxReplyBytes) return;
        try
        {
            var reply = Wire.Read<Reply>(message.Payload.Span);
            if (_waiting.TryGetValue(reply.Id, out var waiting) && waiting.Device == Topics.DeviceOf(message.Topic))
                waiting.Reply.TrySetResult(reply);
        }
        catch (Exception)
        {
            // The caller times out, as if no reply had come.
        }
    }

    private async Task<Reply> PublishAndWaitAsync(Command command, Waiting waiting, CancellationToken cancellationToken)
    {
        await link.PublishAsync(
            Topics.Commands(waiting.Device),
            Wire.Write(command),
            QualityOfService.AtLeastOnce,
            cancellationToken: cancellationToken
        );
        return await waiting.Reply.Task;
    }

    private sealed record Waiting(string Device, TaskCompletionSource<Reply> Reply);
}
