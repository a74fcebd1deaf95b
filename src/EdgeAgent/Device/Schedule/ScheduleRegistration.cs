using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Device.Schedule;

internal static class ScheduleRegistration
{
    /// <summary>Adds what keeps to the room's hours and its calendar; sensing and the music must be registered as well.</summary>
    public static IServiceCollection AddSchedule(this IServiceCollection services, IConfiguration configuration) =>
        services.AddCurrentSchedule(configuration).AddHostedService<ScheduleService>();

    /// <summary>Adds what knows them, once.</summary>
    public static IServiceCollection AddCurrentSchedule(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(CurrentSchedule))) return services;
        services.AddSettings<HoursSettings>(configuration);
        return services.AddSingleton<CurrentSchedule>()
            .AddSingleton<IRoomSettingsListener>(provider => provider.GetRequiredService<CurrentSchedule>());
    }
}
