using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Database;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Api;

/// <summary>Health checks for supervisors; no session needed.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Ok(new Alive(true))).WithSummary("Whether the dashboard runs");
        health
            .MapGet(
                "/ready",
                async Task<Results<Ok<Readiness>, JsonHttpResult<Readiness>>> (ReadinessCheck check, CancellationToken cancellationToken) =>
                {
                    var readiness = await check.AskAsync(cancellationToken);
                    return readiness.Ready
                        ? TypedResults.Ok(readiness)
                        : TypedResults.Json(readiness, ApiJson.Options, statusCode: StatusCodes.Status503ServiceUnavailable);
                }
            )
            .WithSummary("Whether the broker and the database answer and somebody can log in")
            .Produces<Readiness>(StatusCodes.Status503ServiceUnavailable);
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

/// <summary>Checks the dashboard's dependencies at most once a second.</summary>
internal sealed class ReadinessCheck(IMqttLink link, HistoryDatabase database, FirstAccount first, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<bool> _answers = Task.FromResult(false);
    private DateTimeOffset _askedAt;

    public async Task<Readiness> AskAsync(CancellationToken cancellationToken)
    {
        var answers = await DatabaseAnswersAsync().WaitAsync(cancellationToken);
        var accounts = first.Done.IsCompletedSuccessfully;
        return new(link.IsConnected && answers && accounts, link.IsConnected, answers, accounts);
    }

    /// <summary>Concurrent requests share one query: no session is needed to ask, and connections are few.</summary>
    private Task<bool> DatabaseAnswersAsync()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_answers.IsCompleted && now - _askedAt >= Fresh) (_askedAt, _answers) = (now, IsUpAsync());
            return _answers;
        }
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            return await database.QueryAsync(async db => await db.ExecuteScalarAsync<long>("SELECT 1") == 1, CancellationToken.None);
        }
        catch (DatabaseUnavailableException)
        {
            return false;
        }
    }
}
