using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Roomtone.CloudSync.History;
using Roomtone.CloudSync.Ingest;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Health;

/// <summary>Alive: the process moves. Ready: broker and database are there. Metrics: Prometheus text.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", (IngestLoop loop) => loop.IsAlive ? Results.Ok(new { ok = true }) : Results.Json(new { error = "The writer is stuck." }, statusCode: StatusCodes.Status503ServiceUnavailable));
        routes.MapGet("/health/ready", ReadyAsync);
        routes.MapGet("/metrics", (Metrics metrics) => Results.Text(metrics.Write(), "text/plain; version=0.0.4"));
    }

    private static async Task<IResult> ReadyAsync(IMqttLink link, SchemaGate schema, IntakeQueue queue, DbDataSource database, TimeProvider time)
    {
        var answers = schema.IsOpen && await AnswersAsync(database, time);
        return Results.Json(
            new { ready = link.IsConnected && answers, broker = link.IsConnected, database = answers, taking = !queue.IsFull },
            statusCode: link.IsConnected && answers ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> AnswersAsync(DbDataSource database, TimeProvider time)
    {
        try
        {
            return await Task.Run(() => Ask(database)).WaitAsync(Limit, time);
        }
        catch (Exception e) when (DatabaseFault.IsForeign(e))
        {
            return false;
        }
    }

    private static bool Ask(DbDataSource database)
    {
        using var connection = database.OpenConnection();
        return connection.ExecuteScalar<long>("SELECT 1") == 1;
    }
}
