using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Api;

/// <summary>Commands to a box.</summary>
internal static class CommandEndpoints
{
    /// <summary>The policy of the endpoint lets in owners, admins and staff.</summary>
    internal static readonly IReadOnlyList<string> Names = [.. CommandCatalogue.ForPeople.Select(command => command.Name)];

    public static void MapCommands(this IEndpointRouteBuilder api) =>
        api.MapPost("/devices/{id}/commands", SendAsync).WithTags("Devices").RequireAuthorization(AuthorizationSetup.MaySteer)
            .WithSummary("Send a command and wait for its reply")
            .WithDescription($"Names: {string.Join(", ", Names)}. 409: the box refused. 504: no reply within 5 s.")
            .ProducesProblems(400, 401, 403, 404, 409, 503, 504);

    private static async Task<Results<Ok<CommandDone>, ProblemHttpResult>> SendAsync(
        string id,
        CommandRequest request,
        DeviceDirectory devices,
        RoomStateCache states,
        CommandSender commands,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (Problem(request) is { } problem) return ProblemResults.BadRequest(problem);
        var command = CommandCatalogue.Find(request.Name);
        if (SessionTicket.Role(context.User) == Roles.Staff && command is not { Role: CommandRole.Staff })
            return ProblemResults.Forbidden(AuthorizationSetup.ForStaff);
        if (!await devices.KnowsAsync(id, cancellationToken)) return ProblemResults.UnknownDevice(id);

        var by = SessionTicket.Name(context.User);
        // Whoever only looks leaves no trace.
        if (command is { IsQuestion: false })
            audit.Write(by, AuditActions.Command, $"{id}: {request.Name} {request.Args?.GetRawText()}".TrimEnd());
        if (states.Find(id)?.Status is { State: not DeviceState.Online })
            return ProblemResults.NoReply($"{id} is not online, so nothing was sent.");

        return await commands.SendAsync(id, request.Name!, request.Args, by, cancellationToken) switch
        {
            { Ok: true } reply => TypedResults.Ok(new CommandDone(true, reply.Data)),
            { Error: var error } => ProblemResults.Conflict(error is { Length: > 0 } ? error : $"{id} refused and did not say why."),
            null => ProblemResults.NoReply($"{id} did not answer within {CommandSender.ReplyWithin.TotalSeconds:0} seconds."),
        };
    }

    private static string? Problem(CommandRequest request)
    {
        if (!Names.Contains(request.Name))
            return $"There is no command called {request.Name}. Commands: {string.Join(", ", Names)}.";
        return request.Args is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) }
            ? "The arguments (args) must be an object."
            : null;
    }
}

/// <summary>What a box is asked to do.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Args">Its arguments, an object; may be absent.</param>
internal sealed record CommandRequest(string? Name, JsonElement? Args);

/// <summary>The box has done it.</summary>
/// <param name="Ok">True.</param>
/// <param name="Data">What was asked for, e.g. the hits of a search.</param>
internal sealed record CommandDone(
    bool Ok,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Data);
