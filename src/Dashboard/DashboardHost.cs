using System.Net;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Api;
using Roomtone.Dashboard.Database;
using Roomtone.Dashboard.Devices;
using Roomtone.Dashboard.Library;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard;

/// <summary>Composes the dashboard from its settings.</summary>
internal static class DashboardHost
{
    /// <summary>More than any honest request has, in bytes.</summary>
    private const long LongestBody = 64 * 1024;

    private static readonly SettingsSections Sections = new SettingsSections()
        .With<HttpSettings>().With<AccountsSettings>().With<QuerySettings>().With<MqttSettings>().With<JoiningSettings>()
        .With<LibrarySettings>();

    /// <param name="args">The command line.</param>
    /// <param name="replace">For tests: replaces services, such as the clock.</param>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        // Nothing is read anew while it runs, and a watch that the system has no more of would stop the start.
        string[] still = ["--hostBuilder:reloadConfigOnChange=false"];
        var options = new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = still };
        var builder = WebApplication.CreateSlimBuilder(options);
        Sections.Load(builder.Configuration, builder.Configuration, args);
        ServiceRun.AddLogging(builder);
        // It warns that keys in a folder are not encrypted; the folder is ours alone.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        var http = builder.Services.AddSettings<HttpSettings>(builder.Configuration);
        var accounts = builder.Services.AddSettings<AccountsSettings>(builder.Configuration);
        builder.Services.AddSettings<QuerySettings>(builder.Configuration);
        builder.Services.AddSettings<JoiningSettings>(builder.Configuration);
        builder.Services.AddSettings<LibrarySettings>(builder.Configuration);
        builder.Services.AddMqtt(builder.Configuration);
        builder.Services.AddDashboard().AddWeb(http, accounts);
        replace?.Invoke(builder.Services);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
            kestrel.Listen(IPAddress.Parse(http.Address), http.Port, listen => ServerCertificate.Use(listen, http));
        });

        var app = builder.Build();
        app.UseDashboard(http);
        return app;
    }
}
