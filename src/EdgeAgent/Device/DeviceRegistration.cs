using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.EdgeAgent.Device.Gpio;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Device;

internal static class DeviceRegistration
{
    /// <summary>Adds what concerns the box itself: sensing on or off, and how it is.</summary>
    public static IServiceCollection AddDevice(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<LightSettings>(configuration);
        services.AddSettings<ButtonSettings>(configuration);
        services.TryAddSingleton<FaultLog>();
        return services.AddParts();
    }

    private static IServiceCollection AddParts(this IServiceCollection services) =>
        services
            .AddSingleton<PipelineCounters>()
            .AddSingleton<IGpio, GpioChips>()
            .AddSingleton<ICameraLight, CameraLight>()
            .AddHostedService<StopButton>()
            .AddSingleton(provider => new StateFile<SensingChoice>(
                Path.Combine(provider.GetRequiredService<DeviceSettings>().StateFolder, "sensing.json"),
                isCopied: true
            ))
            .AddSingleton<Sensing>()
            .AddSingleton<ICommandHandler>(provider => provider.GetRequiredService<Sensing>())
            .AddHostedService(provider => provider.GetRequiredService<Sensing>())
            .AddHostedService<HealthReport>()
            .AddHostedService<ClockMonitor>()
            .AddHostedService<HeapTrimmer>();
}
