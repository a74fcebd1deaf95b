using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Device.Metrics;

internal static class MetricsRegistration
{
    /// <summary>Adds the figures and what gives them out.</summary>
    public static IServiceCollection AddMetrics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MetricsSettings>(configuration);
        services
            .AddSingleton<AgentMetrics>()
            .AddSingleton(provider => new PrometheusExposition(provider.GetRequiredService<AgentMetrics>().Meter));
        return services.AddSingleton<CameraPage>().AddSingleton<MetricsApplication>().AddHostedService<MetricsServer>();
    }
}
