using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Roomtone.CloudSync.Ingest;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.CloudSync.Tests;

/// <summary>The whole worker, as Program starts it, in this process.</summary>
internal sealed class RunningWorker(WebApplication app) : IAsyncDisposable
{
    public IngestCounters Counters => app.Services.GetRequiredService<IngestCounters>();

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public IHostApplicationLifetime Lifetime => app.Lifetime;

    public static Task<RunningWorker> StartAsync(RealServers servers, string database, params string[] more) =>
        StartAsync(servers, database, TimeProvider.System, more);

    /// <param name="servers">Where it writes.</param>
    /// <param name="database">Its name there.</param>
    /// <param name="clock">Its machine's.</param>
    /// <param name="more">More settings.</param>
    public static async Task<RunningWorker> StartAsync(RealServers servers, string database, TimeProvider clock, params string[] more)
    {
        string[] settings =
        [
            $"--Mqtt:Port={servers.Broker.Port}",
            $"--Mqtt:User={PrivateBroker.CloudSyncUser}",
            $"--Database:Port={servers.Database.Port}",
            $"--Database:User={PrivateDatabase.User}",
            $"--Database:Name={database}",
            "--Http:Port=0",
            "--Logging:LogLevel:Default=Warning",
            .. more,
        ];
        var app = Worker.Build(settings, clock);
        await app.StartAsync();
        return new RunningWorker(app);
    }

    public Task ConnectedAsync() =>
        Eventually.TrueAsync(() => app.Services.GetRequiredService<IMqttLink>().IsConnected, "the worker connected");

    public Task PublishAsync(string topic, byte[] payload) =>
        app.Services.GetRequiredService<IMqttLink>().PublishAsync(topic, payload, QualityOfService.AtLeastOnce);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
