using MySql.Data.MySqlClient;
using Roomtone.FrontDoor.Servers;

namespace Roomtone.FrontDoor.Fleet;

/// <summary>A fleet from its first event to its last confirmation, and the count after it.</summary>
internal sealed class FleetCourse : IAsyncDisposable
{
    private const int Seed = 20;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(120);

    private readonly FleetOptions _options;
    private readonly FleetServers _servers;
    private readonly TimeProvider _time;
    private readonly Random _random = new(Seed);
    private readonly FleetDevice[] _devices;

    public FleetCourse(FleetOptions options, FleetServers servers, TimeProvider time)
    {
        (_options, _servers, _time) = (options, servers, time);
        _devices = [.. Names(options.Devices).Select(name => new FleetDevice(name, servers.Link, new Random(_random.Next()), time))];
    }

    public IReadOnlyList<FleetDevice> Devices => _devices;

    /// <summary>How the boxes are called: <c>fleet-001</c> and so on.</summary>
    public static IReadOnlyList<string> Names(int devices) => [.. Enumerable.Range(1, devices).Select(number => $"fleet-{number:000}")];

    /// <param name="stopping">Ends the sending early; what happened until then is still handed over and counted.</param>
    /// <exception cref="OperationCanceledException">Stopped before anything was sent.</exception>
    /// <exception cref="ServerException">The broker did not take all boxes in, or a server cannot run any more.</exception>
    public async Task<FleetSummary> RunAsync(CancellationToken stopping)
    {
        await ConnectAsync(stopping);
        var weather = new Weather(_devices, _random, _time);
        var began = _time.GetTimestamp();
        await NoticeAsync(weather, began, stopping);
        weather.Clear();
        await TurnUntilAsync(() => Waiting() == 0, DrainLimit, CancellationToken.None);
        return Summary(_time.GetElapsedTime(began), weather.Drops);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_devices.Select(device => device.DisposeAsync().AsTask()));

    private async Task ConnectAsync(CancellationToken stopping)
    {
        foreach (var device in _devices) device.Connect();
        if (!await TurnUntilAsync(() => _devices.All(device => device.IsConnected), ConnectLimit, stopping))
            throw new ServerException($"Only {_devices.Count(device => device.IsConnected)} of {_devices.Length} devices were connected within {ConnectLimit.TotalSeconds:0} s. The broker's log is {_servers.Broker.LogFile}.");
    }

    private async Task NoticeAsync(Weather weather, long began, CancellationToken stopping)
    {
        var noticed = 0L;
        var elapsed = TimeSpan.Zero;
        while (elapsed < _options.For && !stopping.IsCancellationRequested)
        {
            await TickAsync(CancellationToken.None);
            elapsed = _time.GetElapsedTime(began);
            var due = (long)(Math.Min(elapsed.TotalSeconds, _options.For.TotalSeconds) * _options.EventsPerSecond);
            for (; noticed < due; noticed++) _devices[_random.Next(_devices.Length)].Notice();
            weather.Turn();
        }
    }

    /// <returns>False when it did not come true in time.</returns>
    private async Task<bool> TurnUntilAsync(Func<bool> condition, TimeSpan limit, CancellationToken stopping)
    {
        var started = _time.GetTimestamp();
        while (!condition())
        {
            if (_time.GetElapsedTime(started) > limit) return false;
            await TickAsync(stopping);
        }

        return true;
    }

    private async Task TickAsync(CancellationToken stopping)
    {
        if (_servers.Trouble is { } trouble) throw new ServerException(trouble);
        foreach (var device in _devices) device.Turn();
        await Task.Delay(Tick, _time, stopping);
    }

    private long Waiting() => _devices.Sum(device => (long)device.Outbox.Waiting);

    private FleetCount Count()
    {
        try
        {
            return FleetCount.Of(_servers.Database.ConnectionString, _devices.Select(device => new SentEvents(device.Id, device.Outbox.Epoch, device.Outbox.Written)));
        }
        catch (MySqlException e)
        {
            throw new ServerException($"The database could not be asked what it holds: {e.Message} Its log is {_servers.Database.LogFile}.");
        }
    }

    private FleetSummary Summary(TimeSpan took, int drops)
    {
        var count = Count();
        var sent = _devices.Sum(device => device.Outbox.Written);
        return new FleetSummary(
            _devices.Length, sent, count.Stored, count.Lost, count.Doubled, count.RollupsEqual,
            Math.Round(sent / took.TotalSeconds, 1), drops, _devices.Sum(device => device.Resent), Waiting());
    }
}
