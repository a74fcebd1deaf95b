using System.Net.Sockets;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Servers;

public class PrivatePlayerTests
{
    [Fact]
    public async Task It_obeys_only_who_knows_the_password()
    {
        using var music = new TemporaryFolder();
        await using var test = await TestServers.PlayerAsync(music.Path);

        Assert.StartsWith("ACK", await AskAsync(test.Server, password: null, "status"), StringComparison.Ordinal);
        Assert.StartsWith("volume:", await AskAsync(test.Server, test.Server.UserPassword, "status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_keeps_the_port()
    {
        using var music = new TemporaryFolder();
        await using var test = await TestServers.PlayerAsync(music.Path);
        var port = test.Server.Port;

        await test.Server.RestartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(port, test.Server.Port);
        Assert.Equal("OK", await AskAsync(test.Server, test.Server.UserPassword, "ping"));
    }

    /// <returns>The first line of the answer.</returns>
    private static async Task<string?> AskAsync(PrivatePlayer player, string? password, string command)
    {
        using var client = new TcpClient(PrivateServer.Host, player.Port);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\n" };
        await reader.ReadLineAsync();
        if (password is not null)
        {
            await writer.WriteLineAsync($"password {password}");
            Assert.Equal("OK", await reader.ReadLineAsync());
        }

        await writer.WriteLineAsync(command);
        return await reader.ReadLineAsync();
    }
}
