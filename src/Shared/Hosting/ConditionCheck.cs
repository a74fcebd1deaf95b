using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Roomtone.Hosting;

/// <summary>Health checks that ask one part of a service one question.</summary>
public static class ConditionCheck
{
    /// <param name="checks">Where it is added.</param>
    /// <param name="name">Its name in the report.</param>
    /// <param name="holds">Asks the part.</param>
    /// <param name="otherwise">How the service is where it does not hold; a degraded one still does its work.</param>
    public static IHealthChecksBuilder AddCondition<T>(
        this IHealthChecksBuilder checks,
        string name,
        Func<T, CancellationToken, Task<bool>> holds,
        HealthStatus otherwise = HealthStatus.Unhealthy
    )
        where T : notnull =>
        checks.Add(
            new HealthCheckRegistration(
                name,
                provider => new Check(ask => holds(provider.GetRequiredService<T>(), ask)),
                otherwise,
                tags: null
            )
        );

    /// <inheritdoc cref="AddCondition{T}(IHealthChecksBuilder, string, Func{T, CancellationToken, Task{bool}}, HealthStatus)"/>
    public static IHealthChecksBuilder AddCondition<T>(
        this IHealthChecksBuilder checks, string name, Func<T, bool> holds, HealthStatus otherwise = HealthStatus.Unhealthy)
        where T : notnull =>
        checks.AddCondition<T>(name, (part, _) => Task.FromResult(holds(part)), otherwise);

    /// <summary>Whether the condition of this name holds.</summary>
    public static bool Holds(this HealthReport report, string name) => report.Entries[name].Status == HealthStatus.Healthy;

    private sealed class Check(Func<CancellationToken, Task<bool>> holds) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await holds(cancellationToken) ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus);
    }
}
