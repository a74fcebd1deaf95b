using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Accounts;

namespace Roomtone.Dashboard.Api;

/// <summary>The audit log.</summary>
internal static class AuditEndpoints
{
    private const int MaxEntries = 200;

    public static void MapAudit(this IEndpointRouteBuilder api) =>
        api.MapGet("/audit", ReadAsync)
            .WithTags("Accounts")
            .RequireAuthorization(AuthorizationSetup.MayAdminister)
            .WithSummary("The audit log, newest first")
            .WithDescription($"before: the next of the page before; account, action: only these; limit: up to {MaxEntries}, without it 50.")
            .ProducesProblems(400, 401, 403, 503);

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> ReadAsync(
        string? before,
        string? account,
        string? action,
        string? limit,
        AuditHistory audit,
        CancellationToken cancellationToken
    )
    {
        if (!LimitParameter.TryParse(limit, @default: 50, MaxEntries, out var count))
            return ProblemResults.BadRequest($"limit is {limit}; it must be from 1 to {MaxEntries}.");
        long? earlier = null;
        if (!string.IsNullOrEmpty(before))
        {
            if (!long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                return ProblemResults.BadRequest($"before is {before}; it must be the next of the page before.");
            earlier = id;
        }

        return TypedResults.Ok(await audit.ReadAsync(earlier, account ?? "", action ?? "", count, cancellationToken));
    }
}
