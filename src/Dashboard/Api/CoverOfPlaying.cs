using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Library;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Api;

/// <summary>The cover of what plays in a room, for screens that know no ids.</summary>
internal static class CoverOfPlaying
{
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FindAsync(
        string device, RoomStateCache states, CoverStore covers, HttpContext context, CancellationToken cancellationToken)
    {
        var (picture, problem) = await covers.FindAsync(device, states.Find(device)?.Track?.Track?.Id, cancellationToken);
        if (picture is null) return ProblemResults.NotFound(problem!);
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.Bytes(picture, CoverScaler.Type);
    }
}
