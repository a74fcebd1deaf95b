using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Device;

namespace Roomtone.EdgeAgent.State.Quarantine;

internal static class QuarantineRegistration
{
    public const string FileName = "quarantine.json";

    /// <summary>Adds the <see cref="Quarantine"/> of the state folder.</summary>
    public static IServiceCollection AddQuarantine(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new PersistedDocument<Quarantine.Document>(
                Path.Combine(provider.GetRequiredService<DeviceSettings>().StateFolder, FileName),
                provider.GetRequiredService<ILogger<Quarantine>>()
            ))
            .AddSingleton<Quarantine>();
}
