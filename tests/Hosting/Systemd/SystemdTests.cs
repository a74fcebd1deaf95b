using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Roomtone.Hosting.Systemd;
using Roomtone.Testing;

namespace Roomtone.Hosting.Tests.Systemd;

/// <summary>
/// A host and a real datagram socket. The parent of this process is not systemd: nothing of it is looked at, so it makes no
/// difference that our units hide its entry of /proc.
/// </summary>
[Collection(nameof(SystemdTests))]
public sealed class SystemdTests
{
    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(30);

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Systemd_hears_of_the_start_of_life_and_of_the_stop()
    {
        using var systemd = new NotifySocket(Watchdog);
        using var service = Build(new Heart { IsAlive = true });

        await service.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("READY=1", systemd.Receive());
        _clock.Advance(Watchdog / 2);
        Assert.Equal("WATCHDOG=1", systemd.Receive());
        _clock.Advance(Watchdog / 2);
        Assert.Equal("WATCHDOG=1", systemd.Receive());
        await service.StopAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("STOPPING=1", systemd.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_pings_while_one_stage_is_stuck()
    {
        using var systemd = new NotifySocket(Watchdog);
        var stuck = new Heart();
        using var service = Build(new Heart { IsAlive = true }, stuck);
        await service.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("READY=1", systemd.Receive());

        _clock.Advance(Watchdog / 2);
        Assert.Equal(1, stuck.Asked);
        Assert.True(systemd.IsEmpty);
        stuck.IsAlive = true;
        _clock.Advance(Watchdog / 2);

        Assert.Equal("WATCHDOG=1", systemd.Receive());
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_a_watchdog_no_stage_is_asked()
    {
        using var systemd = new NotifySocket();
        var heart = new Heart { IsAlive = true };
        using var service = Build(heart);
        await service.StartAsync(TestContext.Current.CancellationToken);

        _clock.Advance(Watchdog);
        await service.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, heart.Asked);
        Assert.Equal("READY=1", systemd.Receive());
        Assert.StartsWith("STOPPING=1", systemd.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_systemd_nothing_is_added()
    {
        using var service = Build();

        Assert.Empty(service.Services.GetServices<ISystemdNotifier>());
        Assert.IsNotType<SystemdLifetime>(service.Services.GetRequiredService<IHostLifetime>());
    }

    private IHost Build(params Heart[] hearts)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        foreach (var heart in hearts) builder.Services.AddSingleton<IHeartbeat>(heart);
        builder.Services.AddSingleton<TimeProvider>(_clock).AddSystemdNotifications();
        return builder.Build();
    }

    private sealed class Heart : IHeartbeat
    {
        private bool _isAlive;

        public int Asked { get; private set; }

        public bool IsAlive
        {
            get
            {
                Asked++;
                return _isAlive;
            }
            set => _isAlive = value;
        }
    }
}
