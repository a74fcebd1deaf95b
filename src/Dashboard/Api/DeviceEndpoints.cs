using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>The devices.</summary>
internal static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder api)
    {
        var devices = api.MapGroup("/devices").WithTags("Devices");
        devices
            .MapGet("", AllAsync)
            .WithSummary("All devices, with what is true of them now")
            .WithDescription("Without the database: only those that were heard since the start.")
            .ProducesProblems(401, 403);
        devices.MapGet("/{id}", OneAsync)
            .WithSummary("One device").ProducesProblems(401, 403, 404, 503);
    }

    private static async Task<Ok<IReadOnlyList<DeviceView>>> AllAsync(
        DeviceDirectory devices,
        ScopeProvider scopes,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var scope = await scopes.OfAsync(context.User, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<DeviceView>>([
            .. (await devices.AllAsync(cancellationToken)).Where(device => scope.SeesDevice(device.Id)),
        ]);
    }

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> OneAsync(
        string id,
        DeviceDirectory devices,
        CancellationToken cancellationToken
    ) => await devices.FindAsync(id, cancellationToken) is { } device ? TypedResults.Ok(device) : ProblemResults.UnknownDevice(id);
}
