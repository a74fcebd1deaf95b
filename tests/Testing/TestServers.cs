using Roomtone.Lab.Servers;

namespace Roomtone.Testing;

/// <summary>The real broker, database and player, each private to the test and started when this returns.</summary>
public static class TestServers
{
    public static Task<TestServer<PrivateBroker>> BrokerAsync(params string[] devices) => BrokerAsync(managed: false, devices);

    /// <param name="managed">Whether its devices can be managed while it runs.</param>
    /// <param name="devices">Those that it knows from the start.</param>
    public static Task<TestServer<PrivateBroker>> BrokerAsync(bool managed, params string[] devices) => StartAsync(folder =>
    {
        var broker = new PrivateBroker(folder.In("broker")) { IsManaged = managed };
        foreach (var device in devices) broker.AddUser(device);
        return broker;
    });

    public static Task<TestServer<PrivateDatabase>> DatabaseAsync() => StartAsync(folder => new PrivateDatabase(folder.In("database")));

    public static Task<TestServer<PrivatePlayer>> PlayerAsync(string musicFolder, PlayerOutput? output = null) =>
        StartAsync(folder => new PrivatePlayer(folder.In("player"), musicFolder, output));

    private static async Task<TestServer<T>> StartAsync<T>(Func<TemporaryFolder, T> make)
        where T : PrivateServer
    {
        var folder = new TemporaryFolder();
        var server = new TestServer<T>(make(folder), folder);
        try
        {
            await server.Server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}

/// <summary>A server and its folder; both go when it is disposed.</summary>
public sealed class TestServer<T>(T server, TemporaryFolder folder) : IAsyncDisposable
    where T : PrivateServer
{
    public T Server => server;

    public TemporaryFolder Folder => folder;

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }
}
