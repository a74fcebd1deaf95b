using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Hosting;

namespace Roomtone.Mqtt;

/// <summary>Makes links: one for a service, or as many as a test or a simulated fleet needs.</summary>
public static class MqttRegistration
{
    /// <summary>
    /// Registers the one <see cref="IMqttLink"/> of a service from the section <c>Mqtt</c> and the secret
    /// <c>mqtt-password</c>. The host starts it once every hosted service has started, and so has subscribed.
    /// </summary>
    /// <param name="services">The service's parts.</param>
    /// <param name="configuration">Its settings.</param>
    /// <param name="will">Asked at each connection for the last will.</param>
    /// <param name="password">Where the password comes from; without it, from the secret.</param>
    /// <exception cref="SettingsException">A key is unknown, or a value is not allowed.</exception>
    public static MqttSettings AddMqtt(
        this IServiceCollection services, IConfiguration configuration, Func<LastWill?>? will = null, IBrokerPassword? password = null)
    {
        var settings = services.AddSettings<MqttSettings>(configuration);
        services.AddSingleton<IMqttLink>(provider => Make(
            settings,
            password ?? new FixedPassword(Secret.Read("mqtt-password")),
            will,
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetService<TimeProvider>()));
        services.AddHostedService<MqttStart>();
        return settings;
    }

    /// <summary>Makes a link that is not started yet.</summary>
    /// <param name="settings">Where the broker is.</param>
    /// <param name="password">For the user of the settings; null for none.</param>
    /// <param name="will">Asked at each connection; null for no last will.</param>
    /// <param name="loggers">Without them nothing is logged.</param>
    /// <param name="time">The clock of its pauses and limits; without it the system's.</param>
    public static IMqttLink Create(
        MqttSettings settings, string? password, Func<LastWill?>? will = null, ILoggerFactory? loggers = null, TimeProvider? time = null) =>
        Make(settings, new FixedPassword(password), will, loggers, time);

    private static MqttNetLink Make(
        MqttSettings settings, IBrokerPassword password, Func<LastWill?>? will, ILoggerFactory? loggers, TimeProvider? time)
    {
        var logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger<MqttNetLink>();
        return new MqttNetLink(settings, password, will ?? (() => null), time ?? TimeProvider.System, logger);
    }
}
