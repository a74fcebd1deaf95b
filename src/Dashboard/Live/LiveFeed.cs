using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Roomtone.Dashboard.Api;
using Roomtone.Dashboard.Sites;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Live;

/// <summary>Tells each browser what changes, as Server-Sent Events (WHATWG HTML, section 9.2).</summary>
internal sealed class LiveFeed : IDisposable
{
    public const int MaxBrowsers = 500;

    /// <summary>Else one account could keep all others from looking.</summary>
    public const int MaxOfOneAccount = 30;

    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    // No device has an empty name.
    private static readonly RoomKey Broker = new("", "broker");
    // An event, not a comment: a page cannot see a comment, and so could not tell a dead line from a quiet one.
    private static readonly byte[] Ping = "event: ping\ndata: {}\n\n"u8.ToArray();

    private readonly ConcurrentDictionary<LiveReader, byte> _readers = new();
    private readonly RoomStateCache _states;
    private readonly IMqttLink _link;
    private readonly TimeProvider _time;

    public LiveFeed(RoomStateCache states, IMqttLink link, TimeProvider time)
    {
        _states = states;
        _link = link;
        _time = time;
        states.Changed += MarkAll;
        link.ConnectionChanged += MarkBroker;
    }

    public bool IsFullFor(string account) => _readers.Count >= MaxBrowsers || _readers.Keys.Count(reader => reader.Account == account) >= MaxOfOneAccount;

    /// <summary>All that is known now, then each change; a ping when this person has heard nothing for long. Never ends by itself.</summary>
    /// <param name="account">Who looks.</param>
    /// <param name="look">What the person may see; asked again at each change.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<byte[]> WatchAsync(string account, Func<ValueTask<AccessScope>> look, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new LiveReader(account);
        _readers[reader] = 0;
        try
        {
            reader.Mark(Broker);
            foreach (var room in _states.Rooms)
                foreach (var kind in RoomKinds.All) reader.Mark(new(room.Device, kind));

            await using var ping = _time.CreateTimer(_ => reader.Wake(), null, PingEvery, PingEvery);
            yield return "retry: 1000\n\n"u8.ToArray();
            var said = _time.GetTimestamp();
            while (!cancellationToken.IsCancellationRequested)
            {
                var news = await reader.NextAsync(cancellationToken);
                var scope = await look();
                foreach (var key in news)
                {
                    if ((key != Broker && !scope.SeesDevice(key.Device)) || Event(key) is not { } written) continue;
                    said = _time.GetTimestamp();
                    yield return written;
                }

                if (_time.GetElapsedTime(said) < PingEvery) continue;
                said = _time.GetTimestamp();
                yield return Ping;
            }
        }
        finally
        {
            _readers.TryRemove(reader, out _);
        }
    }

    public void Dispose()
    {
        _states.Changed -= MarkAll;
        _link.ConnectionChanged -= MarkBroker;
    }

    private void MarkBroker(bool connected) => MarkAll(Broker);

    private void MarkAll(RoomKey key)
    {
        foreach (var reader in _readers.Keys) reader.Mark(key);
    }

    private byte[]? Event(RoomKey key)
    {
        if (key == Broker) return Event(key.Kind, new BrokerState(_link.IsConnected));
        return _states.Find(key.Device)?[key.Kind] is { } state ? Event(key.Kind, new LiveChange(key.Device, state)) : null;
    }

    private static byte[] Event<T>(string name, T data) =>
        Encoding.UTF8.GetBytes($"event: {name}\ndata: {JsonSerializer.Serialize(data, ApiJson.Options)}\n\n");
}

/// <summary>One thing that is true now.</summary>
/// <param name="Device">The device it is true of.</param>
/// <param name="State">The status, or the live mood, track, sensing or health.</param>
internal sealed record LiveChange(string Device, object State);

/// <summary>Whether what is shown still moves.</summary>
internal sealed record BrokerState(bool Connected);
