using System.Net.ServerSentEvents;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Walls;

/// <summary>What a wall shows; no mood where it shows none.</summary>
internal sealed class WallFeed(RoomStateCache states, ScreenFeed screens)
{
    public const string Kind = "wall";

    /// <summary>A tablet that lost its line opens another one before the old one is noticed to be dead.</summary>
    public const int MostOfAWall = 4;

    public WallScreen ScreenOf(Wall wall) => WallScreen.Of(wall, states.Find(wall.Device));

    public bool IsFullFor(Wall wall) => screens.OpenOf(Key(wall)) >= MostOfAWall;

    /// <param name="wall">Whose screen it is.</param>
    /// <param name="stillIs">The wall as it is now; null where it was put out, which ends the stream.</param>
    /// <param name="cancellationToken">Ends it, without an exception.</param>
    public IAsyncEnumerable<SseItem<object>> WatchAsync(Wall wall, Func<Task<Wall?>> stillIs, CancellationToken cancellationToken) =>
        screens.WatchAsync(
            Key(wall), wall.Device, Kind, async () => await stillIs() is { } now ? ScreenOf(now) : null, cancellationToken);

    private static string Key(Wall wall) => $"wall {wall.Id}";
}
