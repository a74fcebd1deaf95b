using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Device.Metrics;

internal static class MetricsRegistration
{
    /// <summary>Adds the page of figures and what gives it out.</summary>
    public static IServiceCollection AddMetrics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MetricsSettings>(configuration);
        return services.AddSingleton<MetricsPage>().AddSingleton<CameraPage>().AddHostedService<MetricsServer>();
    }
}
