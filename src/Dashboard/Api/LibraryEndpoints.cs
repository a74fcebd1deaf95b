using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Library;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Api;

/// <summary>The sound and the covers of a box's own tracks.</summary>
internal static class LibraryEndpoints
{
    public static void MapLibrary(this IEndpointRouteBuilder api)
    {
        var library = api.MapGroup("/devices/{id}/library").WithTags("Listen");
        library.MapGet("/sound", Sound)
            .WithSummary("The sound of a track")
            .WithDescription("Whole, or a range of it. 404: no such track, or the dashboard does not run beside its library.")
            .Produces(StatusCodes.Status200OK, contentType: "audio/mpeg").Produces(StatusCodes.Status206PartialContent, contentType: "audio/mpeg")
            .ProducesProblems(401, 403, 404);
        library.MapGet("/cover", CoverAsync)
            .WithSummary("The cover of a track")
            .WithDescription($"At most {Cover.MostPixels} pixels wide and high. 404: it has none, or the box does not answer.")
            .Produces(StatusCodes.Status200OK, contentType: Cover.Type)
            .ProducesProblems(401, 403, 404, 503);
    }

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Sound(string id, string? track, LibraryFolder folder, HttpContext context)
    {
        var (file, problem) = folder.Find(id, track);
        if (file is null) return ProblemResults.NotFound(problem!);
        // The browser may keep it for itself: it asks for many ranges of one file.
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.PhysicalFile(file.Path, file.Type, lastModified: File.GetLastWriteTimeUtc(file.Path), enableRangeProcessing: true);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> CoverAsync(
        string id,
        string? track,
        DeviceDirectory devices,
        RoomStateCache states,
        CoverCache covers,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (!await devices.KnowsAsync(id, cancellationToken)) return ProblemResults.UnknownDevice(id);
        if (string.IsNullOrEmpty(track)) return ProblemResults.NotFound("track is missing; give the id of a track of the library.");
        if (states.Find(id)?.Status is not { State: DeviceState.Online }) return ProblemResults.NotFound($"{id} is not online.");
        try
        {
            var cover = await covers.FindAsync(id, track, SessionTicket.Name(context.User), cancellationToken);
            if (cover is null) return ProblemResults.NotFound("The track has no cover.");
            context.Response.Headers.CacheControl = "private, max-age=3600";
            return TypedResults.Bytes(cover.Picture, Cover.Type);
        }
        catch (JsonException e)
        {
            return ProblemResults.NotFound($"The cover that {id} gave cannot be read: {e.Message}");
        }
    }
}
