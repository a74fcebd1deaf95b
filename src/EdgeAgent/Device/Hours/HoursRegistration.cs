using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Device.Hours;

internal static class HoursRegistration
{
    /// <summary>Adds the room's hours and what keeps to them; sensing and the music must be registered as well.</summary>
    public static IServiceCollection AddHours(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<HoursSettings>(configuration);
        return services.AddSingleton<OpeningHours>().AddHostedService<ScheduleService>();
    }
}
