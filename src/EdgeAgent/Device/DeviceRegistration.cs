using Microsoft.Extensions.DependencyInjection;
using Roomtone.EdgeAgent.Sync;

namespace Roomtone.EdgeAgent.Device;

internal static class DeviceRegistration
{
    /// <summary>Adds what concerns the box itself: sensing on or off, and how it is.</summary>
    public static IServiceCollection AddDevice(this IServiceCollection services) => services
        .AddSingleton<PipelineCounters>()
        .AddSingleton(provider => new StateFile<SensingChoice>(Path.Combine(provider.GetRequiredService<DeviceSettings>().StateFolder, "sensing.json")))
        .AddSingleton<Sensing>()
        .AddSingleton<ICommandHandler>(provider => provider.GetRequiredService<Sensing>())
        .AddHostedService(provider => provider.GetRequiredService<Sensing>())
        .AddHostedService<HealthReport>();
}
