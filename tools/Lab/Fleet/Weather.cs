namespace Roomtone.Lab.Fleet;

/// <summary>Takes boxes off the wire at random, for a moment or for seconds.</summary>
internal sealed class Weather(IReadOnlyList<FleetDevice> devices, Random random, TimeProvider time)
{
    /// <summary>How often a box has trouble, on average.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LongestAway = TimeSpan.FromSeconds(3);

    private readonly Dictionary<FleetDevice, DateTimeOffset> _back = [];
    private DateTimeOffset _last = time.GetUtcNow();

    /// <summary>How often a box was taken off so far.</summary>
    public int Drops { get; private set; }

    public void Turn()
    {
        var now = time.GetUtcNow();
        var chance = (now - _last) / Between;
        _last = now;
        foreach (var (device, _) in _back.Where(away => away.Value <= now).ToList()) Return(device);
        foreach (var device in devices.Where(device => device.IsConnected && random.NextDouble() < chance)) Disturb(device, now);
    }

    /// <summary>Everybody comes back.</summary>
    public void Clear()
    {
        foreach (var device in _back.Keys.ToList()) Return(device);
    }

    private void Disturb(FleetDevice device, DateTimeOffset now)
    {
        Drops++;
        if (random.Next(2) == 0)
        {
            device.CutOff();
            return;
        }

        device.Leave();
        _back[device] = now + (LongestAway * random.NextDouble());
    }

    private void Return(FleetDevice device)
    {
        _back.Remove(device);
        device.Connect();
    }
}
