using Microsoft.Extensions.DependencyInjection;

namespace Roomtone.Hosting.Systemd;

/// <summary>Adds the conversation with systemd to a service; says nothing where there is no systemd.</summary>
public static class SystemdRegistration
{
    public static IServiceCollection AddSystemd(this IServiceCollection services) => services
        .AddSingleton(SystemdNotifier.FromEnvironment())
        .AddHostedService<SystemdLifetime>();
}
