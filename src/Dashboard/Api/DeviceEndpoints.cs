using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>The devices.</summary>
internal static class DeviceEndpoints
{
    /// <summary>A list of more devices leaves out what no list shows: nine tenths of its bytes, and most of its time.</summary>
    internal const int MostInFull = 20;

    public static void MapDevices(this IEndpointRouteBuilder api)
    {
        var devices = api.MapGroup("/devices").WithTags("Devices");
        devices
            .MapGet("", AllAsync)
            .WithSummary("All devices, with what is true of them now")
            .WithDescription(
                $"Without the database: only those that were heard since the start. Of more than {MostInFull}, each track comes without what could play next; the live stream has it."
            )
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
        var seen = (await devices.AllAsync(cancellationToken)).Where(device => scope.SeesDevice(device.Id)).ToList();
        return TypedResults.Ok<IReadOnlyList<DeviceView>>(seen.Count <= MostInFull ? seen : [.. seen.Select(InShort)]);
    }

    private static DeviceView InShort(DeviceView device) =>
        device.Track is null ? device : device with { Track = device.Track with { Suggestions = [], Next = null } };

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> OneAsync(
        string id,
        DeviceDirectory devices,
        CancellationToken cancellationToken
    ) => await devices.FindAsync(id, cancellationToken) is { } device ? TypedResults.Ok(device) : ProblemResults.UnknownDevice(id);
}
