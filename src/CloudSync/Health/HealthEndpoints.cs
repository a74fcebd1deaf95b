using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Roomtone.Hosting;

namespace Roomtone.CloudSync.Health;

/// <summary>Alive: the process moves. Ready: broker and database are there. Metrics: Prometheus text.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", LiveAsync);
        routes.MapGet("/health/ready", ReadyAsync);
        routes.MapGet("/metrics", (PrometheusExposition exposition, HttpContext context) => exposition.AnswerAsync(context));
    }

    private static async Task<IResult> LiveAsync(HealthCheckService checks, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(check => check.Name == HealthRegistration.Writer, cancellationToken);
        return report.Holds(HealthRegistration.Writer)
            ? Results.Ok(new { ok = true })
            : Results.Json(new { error = "The writer is stuck." }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(HealthCheckService checks, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(check => check.Name != HealthRegistration.Writer, cancellationToken);
        var ready = report.Status != HealthStatus.Unhealthy;
        return Results.Json(
            new
            {
                ready,
                broker = report.Holds(HealthRegistration.Broker),
                database = report.Holds(HealthRegistration.Database),
                taking = report.Holds(HealthRegistration.Taking),
            },
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
