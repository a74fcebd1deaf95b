using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync.Commands;

/// <summary>
/// Takes commands from the link's thread and does them one at a time. Each gets exactly one answer, however often it arrives.
/// </summary>
internal sealed partial class CommandDispatcher(
    IMqttLink link,
    IEnumerable<ICommandHandler> handlers,
    DeviceSettings device,
    TimeProvider time,
    ILogger<CommandDispatcher> logger) : BackgroundService
{
    private const int MaxWaiting = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<MqttMessage> _waiting = Channel.CreateBounded<MqttMessage>(MaxWaiting);
    private readonly RecentReplies _replies = new();
    private readonly Dictionary<string, ICommandHandler> _handlers = [];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var handler in handlers)
            foreach (var name in handler.Names)
            {
                if (CommandCatalogue.Find(name) is null)
                    throw new InvalidOperationException($"The command {name} has a handler but is not in the catalogue.");
                if (!_handlers.TryAdd(name, handler))
                    throw new InvalidOperationException($"Two handlers do the command {name}.");
            }

        link.Subscribe(Topics.Commands(device.Id), QualityOfService.AtLeastOnce, Receive);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Does a command that came another way than over its topic.</summary>
    public void Ask(Command command) => Receive(new MqttMessage(Topics.Commands(device.Id), Wire.Write(command), Retained: false));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendAsync(await AnswerAsync(message.Payload, stoppingToken));
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed("that has just come", e); // One message's fault; the next one is done.
            }
        }
    }

    private void Receive(MqttMessage message)
    {
        if (_waiting.Writer.TryWrite(message))
            return;
        _ = SendAsync(
            Refusal(CommandReader.IdOf(message.Payload), $"The box is busy: {MaxWaiting} commands wait already. Try again in a moment.")
        );
    }

    private async Task<Reply> AnswerAsync(ReadOnlyMemory<byte> payload, CancellationToken stoppingToken)
    {
        Command command;
        try
        {
            command = CommandReader.Read(payload);
        }
        catch (CommandRefusedException e)
        {
            return Refusal(CommandReader.IdOf(payload), e.Message);
        }

        if (_replies.Find(command.Id) is { } earlier) return earlier;
        var reply = await DoAsync(command, stoppingToken);
        _replies.Add(reply);
        if (!reply.Ok) LogRefused(command.Name, command.By, reply.Error ?? "");
        return reply;
    }

    private async Task<Reply> DoAsync(Command command, CancellationToken stoppingToken)
    {
        if (command.Expires < time.GetUtcNow())
            return Refusal(
                command.Id,
                "The command came too late and was not done. Send it again; if this repeats, compare the clocks of the box and of the dashboard."
            );
        if (!_handlers.TryGetValue(command.Name, out var handler))
            return Refusal(
                command.Id,
                $"This box does not know the command '{command.Name}'. Its software may be older than the dashboard."
            );
        using var limit = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
        try
        {
            if (CommandCatalogue.Find(command.Name)?.Problem(command.Args) is { } problem) return Refusal(command.Id, problem);
            return new Reply(command.Id, true, Data: await handler.HandleAsync(command, both.Token).WaitAsync(both.Token));
        }
        catch (CommandRefusedException e)
        {
            return Refusal(command.Id, e.Message);
        }
        catch (JsonException e)
        {
            return Refusal(command.Id, $"The arguments of {command.Name} cannot be read: {e.Message}");
        }
        catch (InvalidOperationException e) when (e.TargetSite?.DeclaringType?.Assembly == typeof(JsonElement).Assembly)
        {
            return Refusal(command.Id, $"The arguments of {command.Name} cannot be read: a text in them is no Unicode.");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return Refusal(command.Id, $"{command.Name} did not end within {Patience.TotalSeconds:0} s.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A person's click must not take the music down; the fault is ours and goes to the log in full.
            LogFailed(command.Name, e);
            return Refusal(command.Id, $"{command.Name} failed inside the box. Its log says more.");
        }
    }

    private async Task SendAsync(Reply reply)
    {
        try
        {
            await link.PublishAsync(Topics.Replies(device.Id), Wire.Write(reply), QualityOfService.AtLeastOnce);
        }
        catch (Exception e)
        {
            LogNotSent(reply.Id, e); // Whoever asked asks again, and gets the same answer.
        }
    }

    private static Reply Refusal(Guid id, string sentence) => new(id, false, sentence);

    [LoggerMessage(Level = LogLevel.Information, Message = "The command {Name} of {By} was refused: {Why}")]
    private partial void LogRefused(string name, string by, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The command {Name} failed.")]
    private partial void LogFailed(string name, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reply to command {Id} could not be sent.")]
    private partial void LogNotSent(Guid id, Exception exception);
}
