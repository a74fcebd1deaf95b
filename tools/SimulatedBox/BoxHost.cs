using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.SimulatedBox;

/// <summary>The agent's way to the broker as the agent puts it together, with somebody who notices made-up moods in front of it.</summary>
internal static class BoxHost
{
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
