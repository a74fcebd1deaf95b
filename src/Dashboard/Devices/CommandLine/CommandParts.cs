using Microsoft.Extensions.Logging.Console;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Api;
using Roomtone.Dashboard.Database;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Devices.CommandLine;

/// <summary>The dashboard's own parts, from its settings, without a dashboard that runs.</summary>
internal sealed class CommandParts(ServiceProvider provider, Uri address) : IAsyncDisposable
{
    private const int UsualPort = 8080;

    /// <summary>Where a box reaches the dashboard, as far as its settings tell.</summary>
    public Uri Address => address;

    public JoiningSettings Joining => provider.GetRequiredService<JoiningSettings>();

    public KeyList List => provider.GetRequiredService<KeyList>();

    public JoinCodeService Codes => provider.GetRequiredService<JoinCodeService>();

    public BrokerControl Control => provider.GetRequiredService<BrokerControl>();

    public AuditLog Audit => provider.GetRequiredService<AuditLog>();

    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static CommandParts Of(string? settings)
    {
        var configuration = new ConfigurationManager();
        ServiceRun.AddSettingsSources(configuration, settings is null ? [] : ["--settings", settings]);
        var services = new ServiceCollection();
        services.AddSettings<QuerySettings>(configuration);
        var joining = services.AddSettings<JoiningSettings>(configuration);
        services.AddMqtt(configuration);
        services.AddLogging(log => log.AddFilter(null, LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true));
        // What went wrong on the way; the answer alone is on standard output.
        services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        services.AddDashboard();
        // Not HttpSettings: its key may be where the service alone can see it.
        var port = configuration.GetValue("Http:Port", UsualPort);
        return new(
            services.BuildServiceProvider(),
            new UriBuilder(Uri.UriSchemeHttps, joining.BrokerHost.Length > 0 ? joining.BrokerHost : "localhost", port).Uri
        );
    }

    /// <exception cref="UsageException">There is no password for it.</exception>
    /// <exception cref="MqttException">The broker is not there, or does not let us in.</exception>
    public async Task<DeviceKeys> KeysAsync(CancellationToken cancellationToken)
    {
        var control = Control;
        if (!control.IsOn)
            throw new UsageException(
                $"The secret broker-control-password is missing: give ROOMTONE_BROKER_CONTROL_PASSWORD. Without it: {JoinEndpoints.ByHand}"
            );
        await control.StartAsync(cancellationToken);
        await control.ConnectedAsync(cancellationToken);
        return provider.GetRequiredService<DeviceKeys>();
    }

    public Task WriteAuditAsync(CancellationToken cancellationToken) =>
        ActivatorUtilities.CreateInstance<AuditWriter>(provider).WriteWaitingAsync(cancellationToken);

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
