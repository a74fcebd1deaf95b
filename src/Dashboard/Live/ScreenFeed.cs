using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Roomtone.Dashboard.Live;

/// <summary>What a page without a session shows of one room, at once and at each change of that room; nothing of other rooms.</summary>
internal sealed class ScreenFeed(RoomStateCache states, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <param name="of">Whose streams are counted, such as one wall.</param>
    public int OpenOf(string of) => _open.GetValueOrDefault(of);

    /// <param name="of">See <see cref="OpenOf"/>.</param>
    /// <param name="device">The room's box.</param>
    /// <param name="kind">The name of the events.</param>
    /// <param name="screenNow">What is shown now; null where it may not be shown any more, which ends the stream.</param>
    /// <param name="cancellationToken">Ends it, without an exception.</param>
    public async IAsyncEnumerable<SseItem<object>> WatchAsync(
        string of, string device, string kind, Func<Task<object?>> screenNow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var marks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Mark(RoomKey key)
        {
            if (key.Device == device) marks.Writer.TryWrite(true);
        }

        _open.AddOrUpdate(of, 1, (_, open) => open + 1);
        states.Changed += Mark;
        await using var ping = time.CreateTimer(_ => marks.Writer.TryWrite(false), null, LiveFeed.PingEvery, LiveFeed.PingEvery);
        await using var ends = cancellationToken.Register(() => marks.Writer.TryComplete());
        try
        {
            object? shown = null;
            marks.Writer.TryWrite(true);
            await foreach (var isChange in marks.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (await screenNow() is not { } screen) yield break;
                var isSame = Equals(screen, shown);
                if (!isSame) yield return new SseItem<object>(screen, kind);
                else if (!isChange) yield return new SseItem<object>(new Ping(), "ping");
                shown = screen;
            }
        }
        finally
        {
            states.Changed -= Mark;
            if (_open.AddOrUpdate(of, 0, (_, open) => open - 1) <= 0) _open.TryRemove(new(of, 0));
        }
    }
}
