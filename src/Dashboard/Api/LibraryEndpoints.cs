using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Library;

namespace Roomtone.Dashboard.Api;

/// <summary>The sound and the covers of the tracks of a box that runs on this machine.</summary>
internal static class LibraryEndpoints
{
    public static void MapLibrary(this IEndpointRouteBuilder api)
    {
        var library = api.MapGroup("/devices/{id}/library").WithTags("Listen");
        library.MapGet("/sound", Sound)
            .WithSummary("The sound of a track")
            .WithDescription("Whole, or a range of it. 404: no such track, or the dashboard does not run beside its library.")
            .Produces(StatusCodes.Status200OK, contentType: "audio/mpeg")
            .Produces(StatusCodes.Status206PartialContent, contentType: "audio/mpeg")
            .ProducesProblems(401, 403, 404);
        library.MapGet("/cover", CoverAsync)
            .WithSummary("The cover of a track")
            .WithDescription(
                $"At most {CoverScaler.MostPixels} pixels wide and high. 404: it has none, or the dashboard does not run beside its library."
            )
            .Produces(StatusCodes.Status200OK, contentType: CoverScaler.Type)
            .ProducesProblems(401, 403, 404);
    }

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Sound(
        string id,
        string? track,
        LibraryFolder library,
        HttpContext context
    )
    {
        var (path, problem) = library.Find(id, track);
        if (path is null) return ProblemResults.NotFound(problem!);
        if (SoundType.Of(path) is not { } type)
            return ProblemResults.NotFound($"{Path.GetFileName(path)} is of a kind that browsers do not play; it sounds only at the box.");
        // A browser asks for many ranges of one file, and may keep them for itself.
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.PhysicalFile(path, type, lastModified: File.GetLastWriteTimeUtc(path), enableRangeProcessing: true);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> CoverAsync(
        string id,
        string? track,
        CoverStore covers,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var (picture, problem) = await covers.FindAsync(id, track, cancellationToken);
        if (picture is null) return ProblemResults.NotFound(problem!);
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.Bytes(picture, CoverScaler.Type);
    }
}
