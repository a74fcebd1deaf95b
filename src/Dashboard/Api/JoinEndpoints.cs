using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Devices;

namespace Roomtone.Dashboard.Api;

/// <summary>Provisioning of devices, and their keys.</summary>
internal static class JoinEndpoints
{
    internal const string ByHand =
        "Devices are not managed here: the broker's files say who may come in. docs/security.md tells how to change that.";

    public static void MapJoin(this IEndpointRouteBuilder open, IEndpointRouteBuilder api)
    {
        var join = open.MapGroup("/join").WithTags("Keys").AllowAnonymous();
        join.MapGet("/authority", (JoiningSettings settings) => AuthorityAsync(settings))
            .WithSummary("The authority's certificate, which a device compares with its code")
            .ProducesProblems(404);
        join.MapPost("", JoinAsync)
            .RequireRateLimiting(AuthorizationSetup.Logins)
            .WithSummary("Join with a one-time code, over TLS")
            .ProducesProblems(400, 403, 409, 429, 503);

        var keys = api.MapGroup("/keys").WithTags("Keys").RequireAuthorization(AuthorizationSetup.MayAdminister);
        keys.MapGet("", AllAsync)
            .WithSummary("The devices that the broker knows, and the codes that are open")
            .ProducesProblems(401, 403, 409, 503);
        keys.MapPost("", MakeCodeAsync)
            .WithSummary("Make a one-time code for a device")
            .WithDescription(
                "Valid for 15 minutes; an earlier code of the device ends. A device that is known gets another password with it."
            )
            .ProducesProblems(400, 401, 403, 409, 503);
        keys.MapPost("/{id}/rotate", RotateAsync)
            .WithSummary("Give a device that is online another password")
            .ProducesProblems(401, 403, 409, 503);
        keys.MapPost("/{id}/revoke", RevokeAsync).WithSummary("Put a device out, at once").ProducesProblems(401, 403, 409, 503);
        keys.MapPost("/{id}/restore", RestoreAsync).WithSummary("Let a revoked device in again").ProducesProblems(401, 403, 409, 503);
        keys.MapDelete("/{id}", RemoveAsync)
            .WithSummary("Put a device out and forget it at the broker")
            .ProducesProblems(401, 403, 409, 503);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> AuthorityAsync(JoiningSettings settings) =>
        settings.CaFile.Length == 0
            ? ProblemResults.NotFound(ByHand)
            : TypedResults.Text(await File.ReadAllTextAsync(settings.CaFile), "application/x-pem-file");

    private static async Task<Results<Ok<JoinAnswer>, ProblemHttpResult>> JoinAsync(
        JoinRequest request,
        JoiningSettings settings,
        BrokerControl control,
        JoinCodes codes,
        DeviceKeys keys,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (!context.Request.IsHttps) return ProblemResults.Forbidden("A code is taken over TLS only.");
        if (!control.IsOn || settings.CaFile.Length == 0) return ProblemResults.Conflict(ByHand);
        // Before the code is used up: a broker that is away must not cost it.
        if (!control.IsConnected)
            return ProblemResults.Unavailable("The broker cannot be reached just now. Try again in a moment; the code stays good.");
        if (request.Secret is not { Length: > 0 and <= 64 } secret || await codes.TakeAsync(secret, cancellationToken) is not { } device)
            return ProblemResults.Forbidden(
                "This code is wrong, was used already, or is older than 15 minutes. Make another one on the dashboard: Manage, Devices."
            );

        var password = await keys.AdmitAsync(device, cancellationToken);
        audit.Write(AuditLog.Nobody, AuditActions.DeviceJoined, $"{device}: from {context.Connection.RemoteIpAddress}");
        return TypedResults.Ok(
            new JoinAnswer(
                device,
                password,
                settings.BrokerHost,
                settings.BrokerPort,
                await File.ReadAllTextAsync(settings.CaFile, cancellationToken)
            )
        );
    }

    private static async Task<Results<Ok<KeysView>, ProblemHttpResult>> AllAsync(
        BrokerControl control,
        KeyList list,
        CancellationToken cancellationToken
    ) => control.IsOn ? TypedResults.Ok(await list.ReadAsync(cancellationToken)) : ProblemResults.Conflict(ByHand);

    private static async Task<Results<Ok<MadeCode>, ProblemHttpResult>> MakeCodeAsync(
        CodeRequest request,
        JoiningSettings settings,
        BrokerControl control,
        JoinCodeService joinCodes,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (!control.IsOn || settings.CaFile.Length == 0) return ProblemResults.Conflict(ByHand);
        if (joinCodes.ProblemWith(request.Device) is { } problem) return ProblemResults.BadRequest(problem);
        return TypedResults.Ok(await joinCodes.MakeAsync(request.Device!, SessionTicket.Name(context.User), cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RotateAsync(
        string id,
        DeviceKeys keys,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var by = SessionTicket.Name(context.User);
        try
        {
            if (await keys.RotateAsync(id, by, cancellationToken) is { } why) return ProblemResults.Conflict(why);
        }
        catch (BrokerRefusedException e)
        {
            return ProblemResults.Conflict($"The broker refused: {e.Message}.");
        }

        audit.Write(by, AuditActions.DevicePassword, $"{id}: another password");
        return TypedResults.NoContent();
    }

    private static Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string id,
        DeviceKeys keys,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    ) => ChangeAsync(id, AuditActions.DeviceRevoked, keys.RevokeAsync, audit, context, cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> RestoreAsync(
        string id,
        DeviceKeys keys,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    ) => ChangeAsync(id, AuditActions.DeviceRestored, keys.RestoreAsync, audit, context, cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string id,
        DeviceKeys keys,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    ) => ChangeAsync(id, AuditActions.DeviceRemoved, keys.RemoveAsync, audit, context, cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        string id,
        string action,
        Func<string, CancellationToken, Task> change,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        // Otherwise the dashboard's own users could be removed here.
        if (context.RequestServices.GetRequiredService<BrokerControl>() is { IsOn: false })
            return ProblemResults.Conflict(ByHand);
        if (!DeviceId.IsValid(id) || context.RequestServices.GetRequiredService<JoinCodeService>().IsService(id))
            return ProblemResults.UnknownDevice(id);
        try
        {
            await change(id, cancellationToken);
        }
        catch (BrokerRefusedException e)
        {
            return ProblemResults.Conflict($"The broker refused: {e.Message}.");
        }

        audit.Write(SessionTicket.Name(context.User), action, $"{id}: {action}");
        return TypedResults.NoContent();
    }
}

/// <summary>For which device a code shall be.</summary>
internal sealed record CodeRequest(string? Device);
