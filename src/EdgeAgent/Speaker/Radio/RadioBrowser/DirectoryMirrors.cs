using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Radio.RadioBrowser;

/// <summary>
/// The servers of the directory, in another order each time. One that failed comes last for a while. From any thread.
/// </summary>
internal sealed class DirectoryMirrors(TimeProvider time)
{
    private static readonly TimeSpan AsideFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KnownFor = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Uri, TimeSpan> _failed = [];
    private IReadOnlyList<Uri> _known = [];
    private TimeSpan _until;

    /// <summary>Whether it is time to ask which there are.</summary>
    public bool IsToBeAsked
    {
        get
        {
            lock (_gate) return time.Steady >= _until;
        }
    }

    /// <param name="servers">Those that there are; none where that could not be learnt, and those known before stay for a while.</param>
    public void Know(IReadOnlyList<Uri> servers)
    {
        lock (_gate)
        {
            if (servers.Count > 0) _known = servers;
            _until = time.Steady + (servers.Count > 0 ? KnownFor : AsideFor);
        }
    }

    /// <summary>Those that work in any order (the directory asks for that), then those that failed, the longest ago first.</summary>
    public IReadOnlyList<Uri> InTurn(Uri otherwise)
    {
        lock (_gate)
        {
            foreach (var old in _failed.Where(pair => time.Steady - pair.Value >= AsideFor).Select(pair => pair.Key).ToList())
                _failed.Remove(old);
            var order = (_known.Count > 0 ? _known : [otherwise]).ToArray();
            Random.Shared.Shuffle(order);
            return [.. order.OrderBy(server => _failed.TryGetValue(server, out var at) ? at : TimeSpan.MinValue)];
        }
    }

    public void Failed(Uri server)
    {
        lock (_gate) _failed[server] = time.Steady;
    }
}
