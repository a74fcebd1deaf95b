using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Roomtone.Hosting;

namespace Roomtone.Dashboard.Api;

/// <summary>Health checks for supervisors; no session needed.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Ok(new Alive(true))).WithSummary("Whether the dashboard runs");
        health.MapGet("/ready", ReadyAsync)
            .WithSummary("Whether the broker and the database answer and somebody can log in")
            .Produces<Readiness>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<Ok<Readiness>, JsonHttpResult<Readiness>>> ReadyAsync(
        HealthCheckService checks,
        CancellationToken cancellationToken
    )
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var readiness = new Readiness(
            report.Status == HealthStatus.Healthy,
            report.Holds(HealthRegistration.Broker),
            report.Holds(HealthRegistration.Database),
            report.Holds(HealthRegistration.Accounts)
        );
        return readiness.Ready
            ? TypedResults.Ok(readiness)
            : TypedResults.Json(readiness, ApiJson.Options, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>The dashboard runs.</summary>
internal sealed record Alive(bool Ok);

/// <summary>The dashboard's dependencies.</summary>
/// <param name="Ready">All of it is there.</param>
/// <param name="Broker">Whether the broker is connected: without it nothing is live.</param>
/// <param name="Database">Whether the database answers: without it there is no history and no login.</param>
/// <param name="Accounts">Whether there is an account to log in with.</param>
internal sealed record Readiness(bool Ready, bool Broker, bool Database, bool Accounts);
