using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.History.Export;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>History as a file.</summary>
internal static class ExportEndpoints
{
    public static void MapExport(this IEndpointRouteBuilder api) =>
        api.MapGet("/devices/{id}/export", ExportAsync).WithTags("History").RequireAuthorization(AuthorizationSetup.MayChange)
            .WithSummary("Download history as CSV or JSON lines (mood: by the minute, not the single windows)")
            .WithDescription(
                $"kind: {ExportKind.Names}. format: {RowFormats.Names}; without it csv. Up to 400 days, oldest first; without from and to: the last day. "
                    + "In CSV, a text that a spreadsheet would take for a formula begins with an apostrophe. A download that breaks off is not complete."
            )
            .Produces<string>(StatusCodes.Status200OK, "text/csv", "application/jsonl")
            .ProducesProblems(400, 401, 403, 404, 503);

    private static async Task<Results<Download, ProblemHttpResult>> ExportAsync(
        string id,
        string? kind,
        string? from,
        string? to,
        string? format,
        TimeProvider time,
        DeviceDirectory devices,
        HistoryExport export,
        ScopeProvider scopes,
        AuditLog audit,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (!ExportRequest.TryParse(kind, from, to, format, time.GetUtcNow(), out var wanted, out var problem))
            return ProblemResults.BadRequest(problem);
        if (!await devices.KnowsAsync(id, cancellationToken))
            return ProblemResults.UnknownDevice(id);

        audit.Write(
            SessionTicket.Name(context.User),
            AuditActions.Export,
            $"{id}: {wanted}"
        );
        var since = (await scopes.OfAsync(context.User, cancellationToken)).Since(id);
        var rows = export.Open([(id, wanted.Range.NotBefore(since))], wanted.Kind, wanted.Rows, cancellationToken);
        return new Download(rows, wanted.FileName(id), wanted.Rows.ContentType);
    }
}
