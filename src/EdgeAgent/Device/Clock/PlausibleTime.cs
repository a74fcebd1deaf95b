using System.Globalization;

namespace Roomtone.EdgeAgent.Device.Clock;

/// <summary>
/// Times of day that a box can have. One without a clock chip begins in 1970, or where its image was made; network time that
/// rolls over gives 2036, and seconds in 32 bits end in 2038.
/// </summary>
internal static class PlausibleTime
{
    /// <summary>The product was made after this.</summary>
    public static readonly DateTimeOffset Earliest = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A release of 2035 moves this on.</summary>
    public static readonly DateTimeOffset Latest = new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static bool Is(DateTimeOffset time) => time >= Earliest && time < Latest;

    /// <returns>What is wrong with the time and what to do, as a sentence or two; null where it can be.</returns>
    public static string? Doubt(DateTimeOffset now) => Is(now)
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The clock of the box says {now.UtcDateTime:yyyy-MM-dd HH:mm} UTC, which cannot be. Give it a network with time (timedatectl), or a clock chip.");
}
