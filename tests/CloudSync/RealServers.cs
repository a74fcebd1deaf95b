using System.Data.Common;
using Dapper;
using MySqlConnector;
using Roomtone.CloudSync.History;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

[assembly: AssemblyFixture(typeof(Roomtone.CloudSync.Tests.RealServers))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Roomtone.CloudSync.Tests;

/// <summary>One real broker and one real database for all tests; each test takes a database of its own in it.</summary>
public sealed class RealServers : IAsyncLifetime
{
    public static readonly string[] Boxes = ["box-1", "box-2", "box-3"];

    private TestServer<PrivateBroker>? _broker;
    private TestServer<PrivateDatabase>? _database;

    public PrivateBroker Broker => _broker!.Server;

    public PrivateDatabase Database => _database!.Server;

    public async ValueTask InitializeAsync()
    {
        _broker = await TestServers.BrokerAsync(Boxes);
        _database = await TestServers.DatabaseAsync();
        Environment.SetEnvironmentVariable("ROOMTONE_MQTT_PASSWORD", Broker.PasswordOf(PrivateBroker.CloudSyncUser));
        Environment.SetEnvironmentVariable("ROOMTONE_DATABASE_PASSWORD", Database.UserPassword);
    }

    /// <summary>An empty database without a schema. Brings back what a failed test left dead.</summary>
    public async Task<string> EmptyDatabaseAsync()
    {
        await Broker.StartAsync();
        await Database.StartAsync();
        return await Database.CreateDatabaseAsync();
    }

    /// <summary>A database with the schema of this program.</summary>
    public async Task<DbDataSource> HistoryAsync()
    {
        var source = Source(await EmptyDatabaseAsync());
        Migrator.Run(source);
        return source;
    }

    public DbDataSource Source(string database) => new MySqlDataSource(Database.ConnectionStringTo(database));

    public void AsRoot(string sql)
    {
        using var connection = new MySqlConnection(Database.RootConnectionString);
        connection.Execute(sql);
    }

    public async ValueTask DisposeAsync()
    {
        if (_broker is not null) await _broker.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }
}
