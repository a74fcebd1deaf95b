using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.State.Recording;

internal static class ReplayRegistration
{
    /// <summary>Puts the recording in front of the outbox. Call it after <c>AddSync</c>.</summary>
    public static IServiceCollection AddRecording(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<RecordingSettings>(configuration);
        services.AddSingleton(provider => new RecordingFile(
            provider.GetRequiredService<DeviceSettings>().StateFolder,
            provider.GetRequiredService<RecordingSettings>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RecordingFile>>()
        ));
        return services.AddSingleton<IEventLog>(provider => new RecordedEvents(
            provider.GetRequiredService<Outbox>(),
            provider.GetRequiredService<RecordingFile>()
        ));
    }
}
