using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.DesiredState;

/// <summary>Everything that <see cref="SyncRegistration"/> adds, running as in the agent, and the dashboard at the other end.</summary>
internal sealed class FollowingBox : IAsyncDisposable
{
    private readonly BrokerLinks _links;
    private readonly TemporaryFolder? _ownFolder;
    private readonly IHost _host;

    private FollowingBox(BrokerLinks links, TemporaryFolder? ownFolder, IHost host, IMqttLink dashboard) =>
        (_links, _ownFolder, _host, Dashboard) = (links, ownFolder, host, dashboard);

    public IMqttLink Dashboard { get; }

    public BrokerLinks Links => _links;

    public IServiceProvider Services => _host.Services;

    public static async Task<FollowingBox> StartAsync(
        Action<IServiceCollection>? add = null,
        TemporaryFolder? folder = null,
        params (string Key, string Value)[] settings
    )
    {
        var links = await BrokerLinks.StartAsync();
        var own = folder is null ? new TemporaryFolder() : null;
        var host = Build(links, folder ?? own!, add, settings);
        var box = new FollowingBox(links, own, host, await links.ConnectedAsync("dashboard"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        // The box subscribes before it says that it is there.
        await box.Hear(Topics.Status(BrokerLinks.Cafe)).HasAsync(1);
        return box;
    }

    public Inbox Hear(string filter) => Inbox.Of(Dashboard, filter);

    public Task SendAsync(string topic, byte[] payload, bool retain = false) =>
        Dashboard.PublishAsync(topic, payload, QualityOfService.AtLeastOnce, retain);

    public Task CommandAsync(Command command) => SendAsync(Topics.Commands(BrokerLinks.Cafe), Wire.Write(command));

    public Task DesireAsync(long revision, RoomSettings settings) =>
        SendAsync(Topics.SettingsDesired(BrokerLinks.Cafe), Wire.Write(new DesiredSettings(revision, settings)), retain: true);

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _links.DisposeAsync();
        _ownFolder?.Dispose();
    }

    private static IHost Build(
        BrokerLinks links,
        TemporaryFolder folder,
        Action<IServiceCollection>? add,
        (string Key, string Value)[] settings
    )
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Device:Id"] = BrokerLinks.Cafe,
            ["Device:StateFolder"] = folder.In("state"),
            ["Mqtt:Port"] = $"{links.Broker.Port}",
            ["Mqtt:User"] = BrokerLinks.Cafe,
        }.Concat(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))));
        builder.Services.AddSync(builder.Configuration);
        add?.Invoke(builder.Services);
        builder.Services.AddSingleton<ILoggerFactory>(links.Said);
        // The password comes from the test's broker instead of a secret.
        builder.Services.AddSingleton(provider =>
            MqttRegistration.Create(
                provider.GetRequiredService<MqttSettings>(),
                links.Broker.PasswordOf(BrokerLinks.Cafe),
                provider.GetRequiredService<StatusMessages>().Will,
                links.Said
            )
        );
        return builder.Build();
    }
}
