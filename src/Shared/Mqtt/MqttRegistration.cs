using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Hosting;
using Roomtone.Mqtt.Native;

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
    /// <param name="will">Asked at each connection for what the broker says in our stead when we vanish.</param>
    /// <param name="password">Where the password comes from; without it, from the secret.</param>
    /// <exception cref="SettingsException">A key is unknown, a value is not allowed, or the MQTT library is not installed.</exception>
    public static MqttSettings AddMqtt(this IServiceCollection services, IConfiguration configuration, Func<LastWill?>? will = null, IBrokerPassword? password = null)
    {
        var settings = services.AddSettings<MqttSettings>(configuration);
        RequireLibrary();
        services.AddSingleton<IMqttLink>(provider => Make(settings, password ?? new FixedPassword(Secret.Read("mqtt-password")), will, provider.GetRequiredService<ILoggerFactory>()));
        services.AddHostedService<MqttStart>();
        return settings;
    }

    /// <summary>Asked before anything runs: a service that finds it missing only when it connects would end in the middle of its start.</summary>
    /// <exception cref="SettingsException">The library is not installed; with the command that installs it.</exception>
    internal static void RequireLibrary(string name = Mosquitto.Library)
    {
        try
        {
            MosquittoLibrary.Require(name);
        }
        catch (MqttException e)
        {
            throw new SettingsException([e.Message]);
        }
    }

    /// <summary>Makes a link that is not started yet.</summary>
    public static IMqttLink Create(MqttSettings settings, string? password, Func<LastWill?>? will = null, ILoggerFactory? loggers = null) =>
        Make(settings, new FixedPassword(password), will, loggers);

    private static LibMosquittoLink Make(MqttSettings settings, IBrokerPassword password, Func<LastWill?>? will, ILoggerFactory? loggers) =>
        new LibMosquittoLink(settings, password, will ?? (() => null), (loggers ?? NullLoggerFactory.Instance).CreateLogger<LibMosquittoLink>());
}
