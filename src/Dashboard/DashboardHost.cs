using System.Net;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Api;
using Roomtone.Dashboard.Storage;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard;

/// <summary>Puts the dashboard together from its settings.</summary>
internal static class DashboardHost
{
    /// <summary>More than any honest request has, in bytes.</summary>
    private const long LongestBody = 64 * 1024;

    /// <param name="args">The command line.</param>
    /// <param name="time">The clock; tests bring their own.</param>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static WebApplication Build(string[] args, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        ServiceRun.AddSettingsSources(builder.Configuration, args);
        var http = builder.Services.AddSettings<HttpSettings>(builder.Configuration);
        var accounts = builder.Services.AddSettings<AccountsSettings>(builder.Configuration);
        builder.Services.AddSettings<DatabaseSettings>(builder.Configuration);
        builder.Services.AddMqtt(builder.Configuration);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddDashboard().AddWeb(http, accounts);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
            kestrel.Listen(IPAddress.Parse(http.Address), http.Port);
        });

        var app = builder.Build();
        app.UseDashboard(http);
        return app;
    }
}
