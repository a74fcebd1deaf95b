using System.Net.ServerSentEvents;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Guests;

/// <summary>What a guest's page shows, at once and at each change.</summary>
internal sealed class GuestFeed(RoomStateCache states, ScreenFeed screens)
{
    public const string Kind = "guest";

    public GuestScreen ScreenOf(GuestRoom room, string guest) => GuestScreen.Of(room, guest, states.Find(room.Device));

    public bool IsFullFor(GuestRoom room) => screens.OpenOf(Key(room)) >= GuestLimits.StreamsOfARoom;

    /// <param name="room">The room.</param>
    /// <param name="guest">The guest's mark.</param>
    /// <param name="stillIs">The room as it is now; null where its code counts no more, which ends the stream.</param>
    /// <param name="cancellationToken">Ends it, without an exception.</param>
    public IAsyncEnumerable<SseItem<object>> WatchAsync(
        GuestRoom room, string guest, Func<Task<GuestRoom?>> stillIs, CancellationToken cancellationToken) =>
        screens.WatchAsync(
            Key(room), room.Device, Kind, async () => await stillIs() is { } now ? ScreenOf(now, guest) : null, cancellationToken);

    private static string Key(GuestRoom room) => $"guests {room.Device}";
}
