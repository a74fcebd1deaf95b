using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.Hosting;
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

    private readonly Channel<(ReadOnlyMemory<byte> Payload, CommandArrival Arrival)> _waiting =
        Channel.CreateBounded<(ReadOnlyMemory<byte> Payload, CommandArrival Arrival)>(MaxWaiting);
    private readonly RecentReplies _replies = new();
    private readonly CommandAge _age = new(time);
    private readonly Dictionary<string, ICommandHandler> _handlers = [];
    private long _connectedAt;

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

        link.ConnectionChanged += OnConnectionChanged;
        link.Subscribe(Topics.Commands(device.Id), QualityOfService.AtLeastOnce, message => Receive(message.Payload, isOurs: false));
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Does a command that came another way than over its topic.</summary>
    public void Ask(Command command) => Receive(Wire.Write(command), isOurs: true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (payload, arrival) in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendAsync(await AnswerAsync(payload, arrival, stoppingToken));
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed("that has just come", e); // One message's fault; the next one is done.
            }
        }
    }

    private void OnConnectionChanged(bool connected)
    {
        if (connected) Interlocked.Exchange(ref _connectedAt, time.Steady.Ticks);
    }

    private void Receive(ReadOnlyMemory<byte> payload, bool isOurs)
    {
        var arrival = new CommandArrival(time.Steady, TimeSpan.FromTicks(Interlocked.Read(ref _connectedAt)), isOurs);
        if (_waiting.Writer.TryWrite((payload, arrival)))
            return;
        _ = SendAsync(
            Refusal(CommandReader.IdOf(payload), $"The box is busy: {MaxWaiting} commands wait already. Try again in a moment.")
        );
    }

    private async Task<Reply> AnswerAsync(ReadOnlyMemory<byte> payload, CommandArrival arrival, CancellationToken stoppingToken)
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
        var reply = await DoAsync(command, arrival, stoppingToken);
        _replies.Add(reply);
        if (!reply.Ok) LogRefused(command.Name, command.By, reply.Error ?? "");
        return reply;
    }

    private async Task<Reply> DoAsync(Command command, CommandArrival arrival, CancellationToken stoppingToken)
    {
        if (_age.IsTooLate(command, arrival))
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
