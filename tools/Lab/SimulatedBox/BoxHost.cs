using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.Lab.SimulatedBox;

/// <summary>
/// A box without camera and music, a process of its own: the agent's outbox, sender and link as the agent puts them
/// together, and made-up moods.
/// </summary>
internal static class BoxHost
{
    /// <summary>The first argument that makes this program a box.</summary>
    public const string Verb = "simulated-box";

    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static IHost Build(string[] args)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        new SettingsSections().With<DeviceSettings>().With<SyncSettings>().With<MqttSettings>().With<NoticingSettings>()
            .Load(builder.Configuration, builder.Configuration, args);
        ServiceRun.AddLogging(builder);
        builder.Services.AddSync(builder.Configuration);
        builder.Services.AddSettings<NoticingSettings>(builder.Configuration);
        builder.Services.AddHostedService<Noticing>();
        return builder.Build();
    }
}
