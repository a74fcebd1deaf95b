using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Roomtone.Dashboard.Api;

namespace Roomtone.Dashboard.Guests;

/// <summary>
/// How often guests may ask, in memory only. First by address, before anything is looked up; a whole café has one, so that it
/// is generous. Then by guest, which keeps one from being everywhere. Last by room, which keeps the broker and the box from
/// being flooded whoever asks from wherever.
/// </summary>
internal sealed class GuestLimits : IDisposable
{
    /// <summary>Looking: the page itself, its cover.</summary>
    public const string Looks = "guest-looks";

    /// <summary>Asking the box: searching, liking.</summary>
    public const string Asks = "guest-asks";

    /// <summary>Changing what waits.</summary>
    public const string Wishes = "guest-wishes";

    /// <summary>Streams that are open at once.</summary>
    public const string Streams = "guest-streams";

    public const int WishesOfAnAddress = 20;
    public const int WishesOfAGuest = 6;
    public const int WishesOfARoom = 40;
    public const int StreamsOfARoom = 300;

    private const int StreamsOfAnAddress = 150;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<Asked> _wishes = ByGuestThenRoom(WishesOfAGuest, WishesOfARoom);
    private readonly PartitionedRateLimiter<Asked> _asks = ByGuestThenRoom(40, 300);

    public static void AddByAddress(RateLimiterOptions limiter)
    {
        limiter.AddPolicy(Looks, context => Window(AddressOf(context), 600));
        limiter.AddPolicy(Asks, context => Window(AddressOf(context), 300));
        // After a first handful one every six seconds.
        limiter.AddPolicy(Wishes, context => RateLimitPartition.GetTokenBucketLimiter(AddressOf(context), _ => new()
        {
            TokenLimit = WishesOfAnAddress,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = Minute / 10,
        }));
        limiter.AddPolicy(Streams, context => RateLimitPartition.GetConcurrencyLimiter(
            AddressOf(context), _ => new() { PermitLimit = StreamsOfAnAddress }));
    }

    /// <returns>Whether one more wish, or one taken back, may be sent to the box.</returns>
    public bool MayWish(GuestRoom room, string guest) => _wishes.AttemptAcquire(new Asked(room.Device, guest)).IsAcquired;

    /// <returns>Whether one more question may be sent to the box.</returns>
    public bool MayAsk(GuestRoom room, string guest) => _asks.AttemptAcquire(new Asked(room.Device, guest)).IsAcquired;

    public void Dispose()
    {
        _wishes.Dispose();
        _asks.Dispose();
    }

    private static PartitionedRateLimiter<Asked> ByGuestThenRoom(int ofGuest, int ofRoom) => PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Asked, string>(asked => Window($"{asked.Device} {asked.Guest}", ofGuest)),
        PartitionedRateLimiter.Create<Asked, string>(asked => Window(asked.Device, ofRoom)));

    private static RateLimitPartition<T> Window<T>(T of, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(of, _ => new() { PermitLimit = permits, Window = Minute });

    private static IPAddress AddressOf(HttpContext context) =>
        AuthorizationSetup.NetworkOf(context.Connection.RemoteIpAddress ?? IPAddress.None);

    private readonly record struct Asked(string Device, string Guest);
}
