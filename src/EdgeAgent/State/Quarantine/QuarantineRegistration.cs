using Microsoft.Extensions.DependencyInjection;
using Roomtone.EdgeAgent.Device;

namespace Roomtone.EdgeAgent.State.Quarantine;

internal static class QuarantineRegistration
{
    public const string FileName = "quarantine.json";

    /// <summary>Adds the <see cref="Quarantine"/> of the state folder.</summary>
    public static IServiceCollection AddQuarantine(this IServiceCollection services) =>
        services
            .AddSingleton(provider => provider.StateDocument<Quarantine.Document>(
                Path.Combine(provider.GetRequiredService<DeviceSettings>().StateFolder, FileName), what: "What failed by its own fault"))
            .AddSingleton<Quarantine>();
}
