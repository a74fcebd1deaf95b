using System.Net;
using System.Net.Sockets;
using Roomtone.Lab.Chaos.Site;

namespace Roomtone.Lab.Tests.Chaos;

public sealed class CableTests : IAsyncDisposable
{
    private readonly TcpListener _far = new(IPAddress.Loopback, 0);
    private readonly TcpFaultProxy _cable;

    public CableTests()
    {
        _far.Start();
        _cable = new TcpFaultProxy(((IPEndPoint)_far.LocalEndpoint).Port);
    }

    public async ValueTask DisposeAsync()
    {
        await _cable.DisposeAsync();
        _far.Dispose();
    }

    [Fact]
    public async Task A_refusing_one_breaks_what_stands_lets_nobody_in_and_stands_again_at_the_same_port()
    {
        var (near, far) = await ConnectAsync();
        await _cable.CutAsync(Outage.Refused);

        await Assert.ThrowsAsync<SocketException>(() => NewAsync());
        Assert.True(await IsBrokenAsync(near));
        await _cable.MendAsync(forget: false);
        (near, far) = await ConnectAsync();
        Assert.Equal("7", await PassAsync(near, far, "7"));
    }

    [Fact]
    public async Task A_silent_one_holds_what_is_said_until_it_is_mended()
    {
        var (near, far) = await ConnectAsync();
        await _cable.CutAsync(Outage.Silent);
        var heard = PassAsync(near, far, "7");
        using var late = await NewAsync();

        Assert.False(heard.IsCompleted);
        await _cable.MendAsync(forget: false);
        Assert.Equal("7", await heard);
    }

    [Fact]
    public async Task A_silent_one_that_forgets_loses_it()
    {
        var (near, _) = await ConnectAsync();
        await _cable.CutAsync(Outage.Silent);
        await _cable.MendAsync(forget: true);

        Assert.True(await IsBrokenAsync(near));
    }

    [Fact]
    public async Task A_resetting_one_breaks_each_connection_until_it_is_mended()
    {
        var (near, _) = await ConnectAsync();
        await _cable.CutAsync(Outage.Reset);

        Assert.True(await IsBrokenAsync(near));
        Assert.True(await IsANewOneBrokenAsync());
        await _cable.MendAsync(forget: false);
        var (again, far) = await ConnectAsync();
        Assert.Equal("7", await PassAsync(again, far, "7"));
    }

    private async Task<Socket> NewAsync()
    {
        var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await near.ConnectAsync(IPAddress.Loopback, _cable.Port, TestContext.Current.CancellationToken);
        return near;
    }

    private async Task<(Socket Near, Socket Far)> ConnectAsync()
    {
        var near = await NewAsync();
        return (near, await _far.AcceptSocketAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> PassAsync(Socket near, Socket far, string text)
    {
        await near.SendAsync(System.Text.Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
        var buffer = new byte[10];
        var count = await far.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return System.Text.Encoding.ASCII.GetString(buffer, 0, count);
    }

    /// <summary>The reset may come before the connection is known to stand.</summary>
    private async Task<bool> IsANewOneBrokenAsync()
    {
        try
        {
            return await IsBrokenAsync(await NewAsync());
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static async Task<bool> IsBrokenAsync(Socket near)
    {
        try
        {
            return await near.ReceiveAsync(new byte[10], TestContext.Current.CancellationToken) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
