using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Roomtone.CloudSync.Health;
using Roomtone.CloudSync.History;
using Roomtone.CloudSync.History.Writing;
using Roomtone.CloudSync.Ingest;
using Roomtone.CloudSync.Ingest.Reading;
using Roomtone.CloudSync.Ingest.Status;
using Roomtone.CloudSync.Maintenance;
using Roomtone.CloudSync.Recommendation;
using Roomtone.CloudSync.Retention;
using Roomtone.Database;
using Roomtone.Hosting;
using Roomtone.Hosting.Systemd;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync;

/// <summary>Builds a worker. It holds no state: start any number, in any order with broker and database.</summary>
internal static class Worker
{
    private static readonly SettingsSections Sections = new SettingsSections()
        .With<DatabaseSettings>()
        .With<RetentionSettings>()
        .With<IngestSettings>()
        .With<HttpSettings>()
        .With<MqttSettings>()
        .With<TasteSettings>();

    /// <param name="args">Settings of the command line.</param>
    /// <param name="time">This machine's clock, which may be wrong; without it the system's.</param>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static WebApplication Build(string[] args, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args });
        Sections.Load(builder.Configuration, builder.Configuration, args);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddServiceConsole();
        var clock = new HistoryClock(time ?? TimeProvider.System);
        builder.Services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);

        AddDatabase(builder.Services, builder.Configuration);
        AddIngest(builder.Services, builder.Configuration);
        AddRecommendation(builder.Services, builder.Configuration);
        AddHttp(builder);
        AddLink(builder);
        builder.Services.AddSystemdNotifications();

        var worker = builder.Build();
        worker.MapHealth();
        return worker;
    }

    /// <summary>
    /// A worker has no persistent session at the broker: a shared subscription would go on queueing messages for a worker that
    /// is gone, while the boxes wait. What it had not acknowledged is resent, to another.
    /// </summary>
    private static void AddLink(WebApplicationBuilder builder)
    {
        builder.Configuration["Mqtt:SessionExpiry"] = "00:00:00";
        if (string.IsNullOrEmpty(builder.Configuration["Mqtt:ClientId"]))
            builder.Configuration["Mqtt:ClientId"] = $"cloudsync-{Guid.NewGuid():N}";
        builder.Services.AddMqtt(builder.Configuration);
    }

    private static void AddDatabase(IServiceCollection services, IConfiguration configuration)
    {
        var settings = services.AddSettings<DatabaseSettings>(configuration);
        services.AddSettings<RetentionSettings>(configuration);
        services.AddSingleton(_ => HistorySource.Open(settings, Secret.Read("database-password")));
        services.AddSingleton<SchemaGate>();
        services.AddHostedService(provider => provider.GetRequiredService<SchemaGate>());
        services.AddHostedService<ClockWatch>();
        services.AddHostedService<RetentionLoop>();
    }

    private static void AddIngest(IServiceCollection services, IConfiguration configuration)
    {
        const long mebibyte = 1024 * 1024;
        var settings = services.AddSettings<IngestSettings>(configuration);
        services.AddSingleton(_ => new IngestQueue(settings.QueueMessages, settings.QueueMegabytes * mebibyte));
        services.AddSingleton<IngestCounters>().AddSingleton<BatchReader>().AddSingleton<BatchAssembler>().AddTransient<BatchWriter>();
        services.AddSingleton<Func<BatchWriter>>(provider => provider.GetRequiredService<BatchWriter>);
        services.AddSingleton<HistoryWriter>().AddSingleton<Acknowledger>().AddTransient<DatabaseRetry>();
        services.AddHostedService<EventSubscriber>();
        services.AddSingleton<IngestLoop>();
        services.AddSingleton<IHeartbeat>(provider => provider.GetRequiredService<IngestLoop>());
        services.AddHostedService(provider => provider.GetRequiredService<IngestLoop>());
        services.AddSingleton<Reingest>().AddSingleton<JobDispatcher>();
        services.AddHostedService<JobWorker>();
        services.AddSingleton<StatusBoard>();
        services.AddHostedService(provider => provider.GetRequiredService<StatusBoard>());
        services.AddHostedService<StatusWriter>();
    }

    private static void AddRecommendation(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<TasteSettings>(configuration);
        services.AddSingleton<PublishedTaste>().AddSingleton<TasteLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<PublishedTaste>());
        services.AddHostedService(provider => provider.GetRequiredService<TasteLoop>());
    }

    private static void AddHttp(WebApplicationBuilder builder)
    {
        var settings = builder.Services.AddSettings<HttpSettings>(builder.Configuration);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, settings.Port));
        builder.Services.AddRoutingCore().AddHealth();
        builder
            .Services.AddSingleton<WorkerMetrics>()
            .AddSingleton(provider => new PrometheusExposition(provider.GetRequiredService<WorkerMetrics>().Meter));
    }
}
