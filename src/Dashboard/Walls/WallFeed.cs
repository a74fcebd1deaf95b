using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Walls;

/// <summary>What a wall shows, at once and at each change of its room; nothing of other rooms, and no mood where it shows none.</summary>
internal sealed class WallFeed(RoomStateCache states, TimeProvider time)
{
    public const string Kind = "wall";

    /// <summary>A tablet that lost its line opens another one before the old one is noticed to be dead.</summary>
    public const int MostOfAWall = 4;

    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    public WallScreen ScreenOf(Wall wall) => WallScreen.Of(wall, states.Find(wall.Device));

    public bool IsFullFor(Wall wall) => _open.GetValueOrDefault(wall.Id) >= MostOfAWall;

    /// <param name="wall">Whose screen it is.</param>
    /// <param name="stillIs">The wall as it is now; null where it was put out, which ends the stream.</param>
    /// <param name="cancellationToken">Ends it, without an exception.</param>
    public async IAsyncEnumerable<SseItem<object>> WatchAsync(
        Wall wall, Func<Task<Wall?>> stillIs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var marks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Mark(RoomKey key)
        {
            if (key.Device == wall.Device) marks.Writer.TryWrite(true);
        }

        _open.AddOrUpdate(wall.Id, 1, (_, open) => open + 1);
        states.Changed += Mark;
        await using var ping = time.CreateTimer(_ => marks.Writer.TryWrite(false), null, LiveFeed.PingEvery, LiveFeed.PingEvery);
        await using var ends = cancellationToken.Register(() => marks.Writer.TryComplete());
        try
        {
            object? shown = null;
            marks.Writer.TryWrite(true);
            await foreach (var _ in marks.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (await stillIs() is not { } now) yield break;
                var screen = ScreenOf(now);
                yield return Equals(screen, shown) ? new SseItem<object>(new Ping(), "ping") : new SseItem<object>(screen, Kind);
                shown = screen;
            }
        }
        finally
        {
            states.Changed -= Mark;
            _open.AddOrUpdate(wall.Id, 0, (_, open) => open - 1);
        }
    }
}
