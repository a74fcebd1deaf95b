using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Roomtone.Dashboard.Sites;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Live;

/// <summary>The changes that each browser is sent, as Server-Sent Events (WHATWG HTML, section 9.2).</summary>
internal sealed class LiveFeed : IDisposable
{
    public const int MaxBrowsers = 500;

    /// <summary>Otherwise one account could use up all live connections.</summary>
    public const int MaxOfOneAccount = 30;

    public static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromSeconds(1);

    // No device has an empty name.
    private static readonly RoomKey Broker = new("", "broker");
    // An event, not a comment: a page cannot see a comment, and so could not tell a dead line from a quiet one.
    private static readonly SseItem<object> Ping = new(new Ping(), "ping");

    private readonly ConcurrentDictionary<LiveReader, byte> _readers = new();
    private readonly RoomStateCache _states;
    private readonly IMqttLink _link;
    private readonly TimeProvider _time;
    private long _brokerSince;

    public LiveFeed(RoomStateCache states, IMqttLink link, TimeProvider time)
    {
        _states = states;
        _link = link;
        _time = time;
        _brokerSince = time.GetUtcNow().UtcTicks;
        states.Changed += MarkAll;
        link.ConnectionChanged += MarkBroker;
    }

    public bool IsFullFor(string account) =>
        _readers.Count >= MaxBrowsers || _readers.Keys.Count(reader => reader.Account == account) >= MaxOfOneAccount;

    /// <summary>All that is known now, then each change; a ping when this browser was sent nothing for <see cref="PingEvery"/>.</summary>
    /// <param name="account">Whose browser it is.</param>
    /// <param name="scope">What the account may see; asked again at each change.</param>
    /// <param name="cancellationToken">Ends it, without an exception.</param>
    public async IAsyncEnumerable<SseItem<object>> WatchAsync(
        string account,
        Func<ValueTask<AccessScope>> scope,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var reader = new LiveReader(account);
        _readers[reader] = 0;
        try
        {
            reader.Mark(Broker);
            foreach (var room in _states.Rooms)
                foreach (var kind in RoomKinds.All) reader.Mark(new(room.Device, kind));

            await using var ping = _time.CreateTimer(_ => reader.Wake(), null, PingEvery, PingEvery);
            var sentAt = _time.GetTimestamp();
            while (await reader.NextAsync(cancellationToken) is { } changes)
            {
                var visible = await scope();
                foreach (var key in changes)
                {
                    if ((key != Broker && !visible.SeesDevice(key.Device)) || Event(key) is not { } item) continue;
                    sentAt = _time.GetTimestamp();
                    yield return item;
                }

                if (_time.GetElapsedTime(sentAt) < PingEvery) continue;
                sentAt = _time.GetTimestamp();
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

    private void MarkBroker(bool connected)
    {
        Volatile.Write(ref _brokerSince, _time.GetUtcNow().UtcTicks);
        MarkAll(Broker);
    }

    private void MarkAll(RoomKey key)
    {
        foreach (var reader in _readers.Keys) reader.Mark(key);
    }

    private SseItem<object>? Event(RoomKey key)
    {
        // The first event of a stream, so the browser learns from it how soon to reconnect.
        if (key == Broker)
        {
            var state = new BrokerState(_link.IsConnected, new DateTimeOffset(Volatile.Read(ref _brokerSince), TimeSpan.Zero));
            return new SseItem<object>(state, key.Kind) { ReconnectionInterval = ReconnectAfter };
        }

        return _states.Find(key.Device) is { } room && room[key.Kind] is { } now
            ? new SseItem<object>(new LiveChange<object>(key.Device, now, room.LastHeard), key.Kind)
            : null;
    }
}
