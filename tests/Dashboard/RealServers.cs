using Roomtone.Lab.Servers;
using Roomtone.Testing;

[assembly: AssemblyFixture(typeof(Roomtone.Dashboard.Tests.RealServers))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Roomtone.Dashboard.Tests;

/// <summary>One real broker and one real database for all tests; each test takes a database and a box of its own.</summary>
public sealed class RealServers : IAsyncLifetime
{
    private TestServer<PrivateBroker>? _broker;
    private TestServer<PrivateDatabase>? _database;

    public PrivateBroker Broker => _broker!.Server;

    public PrivateDatabase Database => _database!.Server;

    public async ValueTask InitializeAsync()
    {
        _broker = await TestServers.BrokerAsync();
        _database = await TestServers.DatabaseAsync();
        Environment.SetEnvironmentVariable("ROOMTONE_MQTT_PASSWORD", Broker.PasswordOf(PrivateBroker.DashboardUser));
        Environment.SetEnvironmentVariable("ROOMTONE_DATABASE_PASSWORD", Database.UserPassword);
    }

    public async ValueTask DisposeAsync()
    {
        if (_broker is not null) await _broker.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }
}
