using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Contracts;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Api;

/// <summary>Asks a box for those who have no account, and makes sentences of what does not come of it.</summary>
internal sealed class RoomCommands(CommandSender commands, RoomStateCache states)
{
    /// <param name="device">The box.</param>
    /// <param name="name">The command.</param>
    /// <param name="args">Its arguments; null for none.</param>
    /// <param name="by">Who asks, as the box is told.</param>
    /// <param name="cancellationToken">Whoever asks is gone.</param>
    /// <returns>The answer, or why there is none.</returns>
    public async Task<(JsonElement? Data, ProblemHttpResult? Problem)> AskAsync(
        string device, string name, object? args, string by, CancellationToken cancellationToken)
    {
        if (states.Find(device)?.Status is not { State: DeviceState.Online })
            return (null, ProblemResults.NoReply("The room's box is not there just now, so nothing was done. Try again in a while."));
        return await commands.SendAsync(device, name, args is null ? null : Wire.Element(args), by, cancellationToken) switch
        {
            { Ok: true } reply => (reply.Data, null),
            { Error: var error } => (null, ProblemResults.Conflict(error is { Length: > 0 } ? error : "The box refused and did not say why.")),
            null => (null, ProblemResults.NoReply($"The box did not answer within {CommandSender.ReplyWithin.TotalSeconds:0} seconds. Try again.")),
        };
    }
}
