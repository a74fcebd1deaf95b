using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.HomeAssistant;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Sync.Provisioning;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync;

internal static class SyncRegistration
{
    /// <summary>
    /// Adds the outbox, the link to the broker and what goes over it: <see cref="IEventLog"/>, <see cref="ILiveState"/>,
    /// the commands for every <see cref="ICommandHandler"/> and the settings for every <see cref="IRoomSettingsListener"/>.
    /// Call it before the stages are added, so that the box says goodbye last.
    /// </summary>
    /// <exception cref="SettingsException">A key is unknown, or a value is not allowed.</exception>
    public static IServiceCollection AddSync(this IServiceCollection services, IConfiguration configuration, JoinedPassword? joined = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<SyncSettings>(configuration);
        var device = services.AddSettings<DeviceSettings>(configuration);
        var status = new StatusMessages(device.Id, TimeProvider.System);
        services.AddSingleton(status);
        RefuseForeignUser(device, services.AddMqtt(configuration, status.Will, joined));
        services.AddSingleton<ICommandHandler>(new PasswordCommand(joined));
        return services.AddEvents().AddLive().AddFollowing();
    }

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton<Outbox>()
        .AddSingleton<IEventLog>(provider => provider.GetRequiredService<Outbox>())
        .AddSingleton<IOutbox>(provider => provider.GetRequiredService<Outbox>())
        .AddHostedService<SharedNameMonitor>()
        .AddHostedService<StatusPublisher>()
        .AddHostedService<OutboxSender>();

    private static IServiceCollection AddLive(this IServiceCollection services) => services
        .AddSingleton<LiveStatePublisher>()
        .AddSingleton<ILiveState, MoodEvents>()
        .AddHostedService(provider => provider.GetRequiredService<LiveStatePublisher>());

    private static IServiceCollection AddFollowing(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new StateFile<DesiredSettings>(
                Path.Combine(provider.GetRequiredService<DeviceSettings>().StateFolder, "room-settings.json"),
                desired => !desired.Settings.Problems().Any(),
                isCopied: true
            ))
            .AddSingleton(provider => new RoomSettings { MinPeople = provider.GetService<MoodSettings>()?.MinPeople ?? 1 })
            .AddHostedService<RoomSettingsStore>()
            .AddSingleton(provider => new StateFile<RoomProfiles>(
                Path.Combine(provider.GetRequiredService<DeviceSettings>().StateFolder, "profiles.json"),
                people => !Profile.Problems(people.Profiles).Any(),
                isCopied: true
            ))
            .AddHostedService<RoomProfilesStore>()
            .AddSingleton<CommandDispatcher>()
            .AddHostedService(provider => provider.GetRequiredService<CommandDispatcher>())
            .AddHostedService<HomeAssistantPresence>();

    /// <summary>The broker's access list goes by the user name: with another one, nothing would arrive and nobody would say why.</summary>
    private static void RefuseForeignUser(DeviceSettings device, MqttSettings mqtt)
    {
        if (mqtt.User.Length > 0 && mqtt.User != device.Id)
            throw new SettingsException([$"Mqtt: User is '{mqtt.User}'; it must be the box's name, Device:Id, which is '{device.Id}'."]);
    }
}
