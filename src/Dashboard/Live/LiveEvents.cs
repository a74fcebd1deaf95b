using Roomtone.Contracts;

namespace Roomtone.Dashboard.Live;

/// <summary>
/// The data of the live feed's events, by their names. It stands for the stream in the API's description; OpenAPI 3.1 knows
/// no streams.
/// </summary>
/// <param name="Broker">The first event, and at each change.</param>
/// <param name="Status">See <see cref="DeviceStatus"/>.</param>
/// <param name="Sensing">See <see cref="LiveSensing"/>.</param>
/// <param name="Mood">See <see cref="LiveMood"/>.</param>
/// <param name="Track">See <see cref="LiveTrack"/>.</param>
/// <param name="Health">See <see cref="LiveHealth"/>.</param>
/// <param name="Wishes">See <see cref="LiveWishes"/>.</param>
/// <param name="Speaker">See <see cref="DesiredSound"/>.</param>
/// <param name="Ping">When nothing else was sent for a while.</param>
internal sealed record LiveEvents(
    BrokerState Broker,
    LiveChange<DeviceStatus> Status,
    LiveChange<LiveSensing> Sensing,
    LiveChange<LiveMood> Mood,
    LiveChange<LiveTrack> Track,
    LiveChange<LiveHealth> Health,
    LiveChange<LiveWishes> Wishes,
    LiveChange<DesiredSound> Speaker,
    Ping Ping);

/// <summary>One thing that is true now.</summary>
/// <param name="Device">The device it is true of.</param>
/// <param name="State">The status, the live mood, track, sensing, health or wishes, or what should sound in a page.</param>
/// <param name="Heard">When the device was last heard, by the dashboard's clock, UTC; null: not since the dashboard's start.</param>
internal sealed record LiveChange<T>(string Device, T State, DateTimeOffset? Heard)
    where T : class;

/// <summary>Whether the boxes can be heard; while false, what is shown is stale.</summary>
/// <param name="Connected">Whether the dashboard is connected to the broker.</param>
/// <param name="Since">Since when, by the dashboard's clock, UTC: no box can have been waited for any longer.</param>
internal sealed record BrokerState(bool Connected, DateTimeOffset Since);

/// <summary>Tells a page that the line is alive.</summary>
internal sealed record Ping;
