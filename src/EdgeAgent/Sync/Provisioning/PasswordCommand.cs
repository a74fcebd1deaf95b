using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Sync.Provisioning;

/// <summary>Takes the box's next password at the broker. Events that wait are sent under it: the outbox does not care.</summary>
internal sealed class PasswordCommand(JoinedPassword? password = null) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } = [CommandNames.BrokerPassword];

    public Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        if (password is null)
            throw new CommandRefusedException(
                "This box has not joined with a code: its password is the secret mqtt-password, and is changed on the box."
            );
        try
        {
            password.Offer(Wire.Read<NextPassword>(command.Args ?? default).Password);
        }
        catch (IOException e)
        {
            throw new CommandRefusedException($"The box could not keep the password, so it stays as it is: {e.Message}");
        }

        return Task.FromResult<JsonElement?>(null);
    }
}
