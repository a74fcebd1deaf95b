using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Mood;

internal static class MoodRegistration
{
    /// <summary>Adds <see cref="MoodStage"/>; the event log and the live state must be registered as well.</summary>
    public static IServiceCollection AddMood(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MoodSettings>(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<MoodStage>();
        services.AddSingleton<IRoomSettingsListener>(provider => provider.GetRequiredService<MoodStage>());
        services.AddHostedService<MoodClock>();
        return services;
    }
}
