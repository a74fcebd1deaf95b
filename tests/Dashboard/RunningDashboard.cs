using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using Roomtone.CloudSync.History;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Calendars;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests;

/// <summary>The whole dashboard on a free port, with a database of its own that has the real migrations.</summary>
internal sealed class RunningDashboard : IAsyncDisposable
{
    public const string OwnerPassword = "seven-green-lamps";

    private readonly WebApplication _app;
    private int _isEnded;

    private RunningDashboard(WebApplication app, (DbDataSource Source, string Connection) history, ManualClock clock)
    {
        _app = app;
        History = history.Source;
        HistoryConnection = history.Connection;
        Clock = clock;
    }

    /// <summary>The tables behind the dashboard's back.</summary>
    public DbDataSource History { get; }

    /// <summary>To look at the tables once the dashboard has ended.</summary>
    public string HistoryConnection { get; }

    /// <summary>The dashboard's clock.</summary>
    public ManualClock Clock { get; }

    public Uri Address => new(_app.Urls.First());

    public T Part<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<RunningDashboard> StartAsync(
        RealServers servers, string? ownerPassword = OwnerPassword, params string[] settings)
    {
        await servers.Broker.StartAsync();
        await servers.Database.StartAsync();
        var name = await servers.Database.CreateDatabaseAsync();
        var connection = servers.Database.ConnectionStringTo(name);
        var history = new MySqlDataSource(connection);
        Migrator.Run(history);
        return await StartAsync(servers, name, (history, connection), ownerPassword, settings);
    }

    private static async Task<RunningDashboard> StartAsync(
        RealServers servers,
        string database,
        (DbDataSource Source, string Connection) history,
        string? ownerPassword,
        string[] settings
    )
    {
        var clock = new ManualClock();
        var app = DashboardHost.Build(
            [
                "--Http:Port=0",
                "--Http:WebFolder=no-pages",
                "--Accounts:LoginsPerMinute=1000",
                $"--Mqtt:Port={servers.Broker.Port}",
                $"--Mqtt:User={PrivateBroker.DashboardUser}",
                $"--Mqtt:ClientId={database}",
                "--Mqtt:SessionExpiry=00:00:00",
                $"--Database:Port={servers.Database.Port}",
                $"--Database:Name={database}",
                $"--Database:User={PrivateDatabase.User}",
                "--Logging:LogLevel:Default=Error",
                .. settings,
            ],
            services => services.AddSingleton<TimeProvider>(clock).AddSingleton(new OwnerPassword(ownerPassword))
                .AddSingleton(new CalendarReach(ThisMachine: true)));
        var dashboard = new RunningDashboard(app, history, clock);
        await app.StartAsync();
        await dashboard.Part<FirstAccount>().Done;
        var link = dashboard.Part<IMqttLink>();
        await Eventually.TrueAsync(() => link.IsConnected, "the dashboard is connected to the broker");
        return dashboard;
    }

    /// <summary>Ends this one and starts another on the same database.</summary>
    /// <param name="servers">Where the broker and the database are.</param>
    /// <param name="before">A change of the tables in between.</param>
    public async Task<RunningDashboard> RestartAsync(RealServers servers, string? before = null)
    {
        await DisposeAsync();
        var history = new MySqlDataSource(HistoryConnection);
        if (before is not null)
        {
            using var connection = history.OpenConnection();
            connection.Execute(before);
        }

        var name = new MySqlConnectionStringBuilder(HistoryConnection).Database;
        return await StartAsync(servers, name, (history, HistoryConnection), OwnerPassword, []);
    }

    /// <summary>Somebody who is not logged in.</summary>
    public Browser Stranger() => new(Address);

    public Task<Browser> OwnerAsync() => LoggedInAsync("owner", OwnerPassword);

    /// <summary>Makes an account and logs it in.</summary>
    public async Task<Browser> AccountAsync(string name, string role)
    {
        await Part<AccountStore>().CreateAsync(name, Part<Passwords>().Hash(OwnerPassword), role, mustChange: false, default);
        return await LoggedInAsync(name, OwnerPassword);
    }

    public async Task<Browser> LoggedInAsync(string name, string password)
    {
        var browser = Stranger();
        var answer = await browser.LogInAsync(name, password);
        Assert.Equal(200, answer.Status);
        return browser;
    }

    public void Insert(string sql, object? row = null)
    {
        using var connection = History.OpenConnection();
        connection.Execute(sql, row, commandTimeout: (int)Eventually.Limit.TotalSeconds);
    }

    /// <summary>Cuts the connections of questions whose text holds these words.</summary>
    public void EndQuestionsAbout(string words)
    {
        using var connection = History.OpenConnection();
        foreach (
            var id in connection
                .Query<long>(
                    "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND info LIKE CONCAT('%', @words, '%')",
                    new { words }
                )
                .AsList()
        )
            connection.Execute($"KILL CONNECTION {id}");
    }

    /// <summary>The audit log as soon as it holds this action.</summary>
    public async Task<(string Account, string Detail)> AuditedAsync(string action)
    {
        (string Account, string Detail) found = default;
        await Eventually.TrueAsync(
            () =>
            {
                using var connection = History.OpenConnection();
                found = connection.QueryFirstOrDefault<(string, string)>(
                    "SELECT account, detail FROM audit_log WHERE action = @action ORDER BY id DESC",
                    new { action }
                );
                return found.Account is not null;
            },
            $"{action} is in the audit log");
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) == 1) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        await History.DisposeAsync();
    }
}
